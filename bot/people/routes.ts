import { Router } from 'express';
import { answerGet, answerPost, NoQuery } from '../api';
import { shownKinds } from '../experts/memory';
import { reasonsFor } from '../experts/reasons';
import type { Found } from '../search/port';
import type { Caller } from '../teams/sign-in';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import {
  OwnAnswer,
  PeopleAnswer,
  PeopleQuery,
  Profile,
  ProfileBody,
  SavedAnswer,
} from './contract';
import { emptyProfile } from './domain';
import { ownNumbers, ownWeeks } from './own-numbers';
import { saveProfile } from './save';
import { findProfile } from './store';

const pageSize = 30;
const tagsShown = 30;
const actsShown = 50;
/** Nobody does more in twelve weeks; what is above is not counted. */
const actsCounted = 1_000;
const evidenceDepth = 100;

/** GET /people and /people/me, POST /people/me. The directory costs no storage transaction. */
export function routes(world: World): Router {
  const router = Router();

  async function readableIds(caller: Caller): Promise<string[]> {
    return (await world.spaces.readable(caller.tenant, caller)).map(({ space }) => space.id);
  }

  const directory = { query: PeopleQuery, answer: PeopleAnswer };
  answerGet(router, '/people', directory, async (caller, { tag, text = '', skip }) => {
    const { tenant, id: reader } = caller;
    const spaces = await readableIds(caller);
    const tags = tag ? await world.tags.parse(tenant, tag) : [];
    const where = { tenant, reader, spaces };
    const found = world.search.find({
      ...{ ...where, kinds: ['profile'], text, tags, skip, limit: pageSize + 1 },
    });
    const words = [...tags, text].join(' ');
    const evidence = words.trim()
      ? world.search.evidence({
          ...{ ...where, kinds: shownKinds, text: words, limit: evidenceDepth },
        })
      : [];
    const say = textsFor(caller.locale);
    const sentences = (person: string, of: readonly Found[]) =>
      of.some(({ people }) => people.includes(person))
        ? reasonsFor(person, of, tags)
            .filter(({ key }) => key !== 'experts.reason.active')
            .map(({ key, values }) => say(key, values))
        : [];
    const people = found.slice(0, pageSize).map(({ view }) => {
      const { id, name, skills, interests, languages } = Profile.parse(JSON.parse(view));
      return { id, name, skills, interests, languages, evidence: sentences(id, evidence) };
    });
    return {
      people,
      more: found.length > pageSize,
      tags: world.tags.common(tenant, spaces, tagsShown),
    };
  });

  const own = { query: NoQuery, answer: OwnAnswer };
  answerGet(router, '/people/me', own, async (caller) => {
    const { tenant, id: reader } = caller;
    const spaces = await readableIds(caller);
    const kinds = ['answer', 'kudos', 'link', 'post', 'question'] as const;
    const where = { tenant, reader, spaces, text: '', limit: actsCounted };
    const theirs = world.search.find({ ...where, kinds, authors: [reader] });
    const about = world.search.find({ ...where, kinds: ['kudos'], people: [reader] });
    const acts = [...new Map([...theirs, ...about].map((each) => [each.id, each])).values()]
      .toSorted((a, b) => b.at - a.at)
      .slice(0, actsShown)
      .map(({ kind, title, at }) => ({ kind: kind as (typeof kinds)[number], title, at }));
    const profile = (await findProfile(world.tables, tenant, reader)) ?? emptyProfile(caller);
    return {
      ...{ profile, acts, tags: world.tags.common(tenant, spaces, tagsShown) },
      ...{ numbers: ownNumbers({ theirs, about }, reader, world.clock()), weeks: ownWeeks },
    };
  });

  const saving = { body: ProfileBody, answer: SavedAnswer };
  answerPost(router, '/people/me', saving, world.clock, async (caller, body, id) => ({
    profile: await saveProfile(world, caller.tenant, caller, id, body),
  }));
  return router;
}
