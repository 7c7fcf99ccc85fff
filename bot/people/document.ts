import type { Document } from '../search/contract';
import type { Profile } from './contract';

/** A profile as it is found; its view says how often they want to be asked. Names can be looked for. */
export function profileDocument(tenant: string, profile: Profile): Document {
  const { id, name, skills, interests, languages, asking, at } = profile;
  return {
    ...{ tenant, id: `profile|${id}`, kind: 'profile', space: '', title: skills.join(' '), at },
    text: [name, ...interests, ...languages].join(' '),
    tags: [...new Set([...skills, ...interests])],
    ...{ people: [id], author: id, weight: 1, state: asking, view: JSON.stringify(profile) },
  };
}
