import pino from 'pino';
import { registerAll } from '../../bot/app';
import { makeForms } from '../../bot/cards/beginnings';
import { makeDigestSources } from '../../bot/digest/sources';
import { makeExperts } from '../../bot/experts/experts';
import { makeHomeSources } from '../../bot/home/sources';
import { noIntelligence } from '../../bot/intelligence/intelligence';
import { makeNudges } from '../../bot/nudges/drawers';
import { makeWeeklyWork } from '../../bot/nudges/weekly';
import { makePace } from '../../bot/operations/pace';
import { makeSeals } from '../../bot/operations/seal';
import { makeOutbox } from '../../bot/operations/worker';
import { findKudos } from '../../bot/recognition/store';
import { makeSearch } from '../../bot/search/search';
import { makeSensitivity } from '../../bot/sensitivity/check';
import { Space } from '../../bot/spaces/contract';
import type { Participant } from '../../bot/spaces/membership';
import { makeSpaces } from '../../bot/spaces/spaces';
import { addSpace } from '../../bot/spaces/store';
import type { Tables } from '../../bot/tables/port';
import { makeVocabulary } from '../../bot/tags/vocabulary';
import type { Roster, Sender } from '../../bot/teams/port';
import { makeRegistry } from '../../bot/teams/registry';
import type { World } from '../../bot/world';
import { type Someone, tenant } from './turns';

export const testSpace = Space.parse({
  tenant,
  id: '19:world@thread.v2',
  kind: 'groupChat',
  serviceUrl: 'http://127.0.0.1:1',
  name: 'World',
  conversation: '19:world@thread.v2',
  timeZone: 'Europe/Berlin',
});

function rosterOf(people: readonly Someone[]): Roster {
  const members = people.map((person) => ({ ...person, role: 'member' as const }));
  return {
    member: async (_space, id) => members.find((each) => each.id === id || each.teamsId === id),
    some: async (_space, limit) => members.slice(0, limit),
    describe: async () => ({ name: testSpace.name, members: members.length }),
  };
}

/** A sender that takes everything. */
function silentSender(): Sender {
  let messages = 0;
  return {
    post: async () => `message-${++messages}`,
    update: async () => {},
    remove: async () => {},
    personal: async (space, person) => ({ ...space, id: `a:${person.id}` }),
  };
}

/** The product's inside without HTTP: real storage, operations and effects; Teams says yes to everything. */
export async function makeWorld(
  tables: Tables,
  people: readonly Someone[],
  options: { readonly shards?: number; readonly owner?: string } = {},
) {
  const clock = { now: Date.UTC(2026, 2, 2, 9, 30) };
  const log = pino({ level: 'silent' });
  const roster = rosterOf(people);
  const now = () => clock.now;
  let ids = 0;
  const search = makeSearch({
    tables,
    log,
    tenants: [tenant],
    file: ':memory:',
    clock: now,
    id: () => `change-${++ids}${options.owner ?? ''}`,
  });
  const outbox = makeOutbox({ tables, log, owner: options.owner ?? 'embedded', clock: now });
  const world: World = {
    log,
    tables,
    sender: silentSender(),
    roster,
    search,
    tags: makeVocabulary({ tables, search, clock: now }),
    experts: makeExperts({ search, tables, clock: now }),
    outbox,
    nudges: makeNudges(),
    forms: makeForms(),
    weekly: makeWeeklyWork({ tables, outbox, clock: now }),
    digests: makeDigestSources(),
    home: makeHomeSources(),
    sensitivity: makeSensitivity({ policy: 'ask', ownDomains: [], words: [] }),
    mailer: undefined,
    intelligence: noIntelligence,
    pageLink: (page, space) => `http://127.0.0.1:3978/tab/${page}?space=${space}`,
    spaces: makeSpaces({
      tables,
      roster,
      clock: now,
      timeZone: 'UTC',
      hotSpaces: { [testSpace.id]: options.shards ?? 1 },
      admins: 'everybody',
    }),
    findKudos: (...which) => findKudos(tables, ...which),
    language: 'en',
    groupsAtMost: 4,
    allowHttp: false,
    seals: makeSeals(['a key of at least thirty-two characters']),
    pace: makePace(now),
    vitals: { version: '0', store: 'sqlite', started: 0, throttled: 0, lag: () => 0 },
    clock: now,
    id: () => `id-${++ids}${options.owner ?? ''}`,
  };
  registerAll(makeRegistry(), world);
  await addSpace(tables, testSpace);
  const member = (person: Someone): Promise<Participant> =>
    world.spaces.participant(tenant, person, testSpace.id);
  return { world, clock, member };
}
