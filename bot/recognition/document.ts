import type { Document } from '../search/contract';
import type { Space } from '../spaces/contract';
import { shorten } from '../texts/words';
import type { Kudos } from './contract';
import { thanked } from './counting';

const longestTitle = 120;

export function documentId(space: string, id: string): string {
  return ['kudos', space, id].join('|');
}

/** A kudos as evidence of what the thanked know. `tags` are known ones its words speak of. */
export function kudosDocument(kudos: Kudos, tags: string[], space: Space): Document {
  const { id, what, possible, giver, receiver, at } = kudos;
  return {
    ...{ tenant: space.tenant, id: documentId(space.id, id), kind: 'kudos', space: space.id, tags },
    ...{ title: shorten(what, longestTitle), text: `${what}\n${possible}`, author: giver.id, at },
    people: thanked(receiver).map((person) => person.id),
    ...{ weight: 1, state: '', view: '' },
  };
}
