import { Temporal } from '@js-temporal/polyfill';
import { share } from '../../bot/links/share';
import { Preferences } from '../../bot/nudges/contract';
import { savePreferences } from '../../bot/nudges/save';
import { operationId } from '../../bot/operations/identity';
import { ask } from '../../bot/questions/ask';
import { give } from '../../bot/recognition/give';
import { Space } from '../../bot/spaces/contract';
import { spacePartition } from '../../bot/spaces/partition';
import { addSpace, putSpace } from '../../bot/spaces/store';
import { joinKey } from '../../bot/tables/keys';
import { type Tables, TablesError } from '../../bot/tables/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { SendError, type Sender } from '../../bot/teams/port';
import type { World } from '../../bot/world';
import { makeRandom, type Random } from '../faults/random';
import { type Someone, someone, tenant } from '../support/turns';
import { makeWorld } from '../support/world';

/** What somebody was told unprompted, or a space its week. Times are milliseconds. */
interface Told {
  readonly to: string;
  readonly at: number;
  readonly what: string;
  readonly words: string;
}

export interface Simulated {
  readonly nudges: readonly Told[];
  readonly digests: readonly Told[];
  /** Nudges that Teams did not take at the first try. */
  readonly throttled: readonly Told[];
  /** To whom an instance was writing when it was killed: that nudge may have been sent or not, and is not tried again. */
  readonly cut: readonly { readonly to: string; readonly at: number }[];
  readonly spaces: readonly Space[];
  readonly people: readonly (Someone & { readonly preferences: Preferences })[];
  /** When each opted out, of those who did. */
  readonly stoppedAt: ReadonlyMap<string, number>;
  readonly kills: number;
  readonly weeks: number;
}

interface Wanted {
  readonly people: number;
  readonly weeks: number;
  readonly seed: string;
}

const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'] as const;
const minuteMs = 60_000;
const stepMs = 30 * minuteMs;
/** A Monday: the clocks of Europe and America change in the weeks after it. */
const begin = Date.UTC(2026, 2, 2);
const perSpace = 25;
const instances = 3;
/** How often somebody does something, how often an instance is killed, in a step. */
const actChance = 0.04;
const killChance = 0.02;
/** How often Teams does not take a nudge now. */
const throttleChance = 0.1;
/** What could not be told yet has a day at least in which it can. */
const soonMs = 4 * 86_400_000;
/** What could not be told for so long since it happened is not told any more. */
const newsMs = 14 * 86_400_000;

const spaceOf = (n: number, members: readonly Someone[]): Space =>
  Space.parse({
    ...{ tenant, id: `19:space-${n}@thread.v2`, kind: 'groupChat', name: `Space ${n}` },
    ...{ serviceUrl: 'http://127.0.0.1:1', conversation: `19:space-${n}@thread.v2` },
    ...{ timeZone: zones[n % zones.length], vettedFirst: n % 2 === 0 },
    owners: members.slice(0, 1).map(({ id }) => id),
    leaders: members.slice(0, 2).map(({ id }) => id),
    digestDay: 1 + (n % 5),
  });

/** A store that an instance loses for good when it is killed, in the middle of whatever it did. */
function mortal(tables: Tables): { tables: Tables; kill(): void } {
  let dead = false;
  const guard =
    <Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      if (dead) throw new TablesError('Unavailable', 'This instance was killed.');
      const result = await work(...given);
      if (dead) throw new TablesError('Unavailable', 'This instance was killed.');
      return result;
    };
  const { get, insert, replace, put, remove, batch, list } = tables;
  const guarded = {
    ...{ get: guard(get), insert: guard(insert), replace: guard(replace), put: guard(put) },
    ...{ remove: guard(remove), batch: guard(batch), list: guard(list) },
  };
  return {
    tables: { ...tables, ...guarded } as Tables,
    kill: () => {
      dead = true;
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: what was sent may be any card
const verbIn = (card: any, verb: string) =>
  (card.actions ?? []).find((action: { verb?: string }) => action.verb === verb);

/** Tries again where a busy machine made the store late, as people and the sweep do. */
async function patiently(work: () => Promise<void>, tries = 5): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof TablesError) || error.code !== 'Unavailable' || tries === 1) throw error;
    await patiently(work, tries - 1);
  }
}

/** Weeks of an organisation in a few seconds: several instances on one store, one killed now and then. */
export async function simulate({ people: count, weeks, seed }: Wanted): Promise<Simulated> {
  const random = makeRandom(seed);
  const weather = random.fork('weather');
  const store = openSqlite(':memory:');
  const clock = { now: begin };
  const nudges: Told[] = [];
  const digests: Told[] = [];
  const throttled: Told[] = [];
  const cut: { to: string; at: number }[] = [];
  const stoppedAt = new Map<string, number>();
  const people = Array.from({ length: count }, (_, n) => ({
    ...someone(`Person ${n} of ${seed}`),
    preferences: Preferences.parse({
      timeZone: zones[Math.floor(random.next() * zones.length)],
      from: 8 + Math.floor(random.next() * 3),
      to: 15 + Math.floor(random.next() * 4),
      ...(random.next() < 0.2 && { promptDay: 1 + Math.floor(random.next() * 5) }),
    }),
  }));
  const spaces = Array.from({ length: Math.ceil(count / perSpace) }, (_, n) =>
    spaceOf(n, people.slice(n * perSpace, (n + 1) * perSpace)),
  );
  let kills = 0;
  let named = 0;

  async function start() {
    const life = mortal(store);
    const made = await makeWorld(life.tables, people, { owner: `instance-${++named}` });
    let dead = false;
    /** When it began to write to somebody last. */
    const tried = new Map<string, number>();
    const alive = () => {
      if (dead) throw new Error('This instance was killed.');
    };
    const sender: Sender = {
      post: async (to, card, summary) => {
        alive();
        const told = { to: to.id, at: clock.now, words: summary };
        const stop = verbIn(card, 'nudges.stop');
        if (stop && weather.next() < throttleChance) {
          throttled.push({ ...told, what: stop.data.sealed.nonce });
          throw new SendError('throttled', '429', 2 * stepMs);
        }
        if (stop) nudges.push({ ...told, what: stop.data.sealed.nonce });
        else if (summary.includes('the week of')) digests.push({ ...told, what: 'digest' });
        return `message-${++named}`;
      },
      update: async () => alive(),
      remove: async () => alive(),
      personal: async (space, person) => {
        if (!dead) tried.set(person.id, clock.now);
        return { ...space, id: person.id };
      },
    };
    Object.assign(made.world.sender, sender);
    Object.defineProperty(made.clock, 'now', { get: () => clock.now });
    return {
      world: made.world,
      kill: async () => {
        dead = true;
        life.kill();
        kills += 1;
        for (const [to, at] of tried) if (at === clock.now) cut.push({ to, at });
        await made.world.outbox.stop();
      },
    };
  }

  for (const space of spaces) {
    await addSpace(store, space);
    await putSpace(store, space);
  }
  const running = await Promise.all(Array.from({ length: instances }, start));
  const any = () => running[Math.floor(random.next() * instances)] as (typeof running)[number];
  for (const { id, preferences } of people)
    await savePreferences(
      any().world,
      { tenant, person: id },
      operationId(begin, 'choose', id),
      () => preferences,
    );

  for (; clock.now < begin + weeks * 7 * 86_400_000; clock.now += stepMs) {
    for (const space of spaces)
      if (random.next() < actChance)
        await patiently(() => act(any().world, space, random.fork(`${clock.now} ${space.id}`)));
    if (random.next() < 0.01) await patiently(() => optOut(any().world));
    for (const { world } of running) {
      await world.search.catchUp();
      world.outbox.kick(joinKey(tenant));
      for (const space of spaces) {
        await patiently(() => world.weekly.ensure(space));
        world.outbox.kick(spacePartition(tenant, space.id));
      }
    }
    if (random.next() < killChance) {
      const n = Math.floor(random.next() * instances);
      await running[n]?.kill();
      running[n] = await start();
    }
    for (const { world } of running) await world.outbox.idle();
  }

  async function optOut(world: World) {
    const person = people[Math.floor(random.next() * people.length)];
    if (!person || stoppedAt.has(person.id)) return;
    await savePreferences(
      world,
      { tenant, person: person.id },
      operationId(clock.now, 'stop', person.id),
      (before) => ({
        ...before,
        off: true,
      }),
    );
    stoppedAt.set(person.id, clock.now);
  }

  async function act(world: World, space: Space, chance: Random) {
    const n = spaces.indexOf(space);
    const who = people[n * perSpace + Math.floor(chance.next() * perSpace)] ?? people[0];
    const other = people[n * perSpace + Math.floor(chance.next() * perSpace)] ?? people[1];
    if (!who || !other || who.id === other.id) return;
    const by = await world.spaces.participant(tenant, who, space.id);
    const conversation = { tenant, serviceUrl: space.serviceUrl, id: space.conversation };
    const id = operationId(clock.now, 'act', space.id, String(clock.now));
    const common = { id, locale: 'en', standing: { conversation } };
    const topic = `matter ${clock.now} of ${space.name}`;
    const kind = chance.next();
    if (kind < 0.4)
      await give(world, {
        ...{ ...common, giver: by },
        wish: {
          ...{ whole: false, people: [other.id], crewName: '', possible: '' },
          what: `Helped with the ${topic} until it was done`,
        },
      });
    else if (kind < 0.7)
      await share(world, {
        ...{ ...common, by },
        wish: {
          ...{
            url: `https://pages.example/${clock.now}/${n}`,
            title: `The ${topic}`,
            tags: 'pumps',
          },
          why: 'It told me in ten minutes how pumps age, and whom to ask about them when they do.',
        },
      });
    else
      await ask(world, {
        ...{ ...common, asker: by, tags: 'pumps', anonymous: false },
        wording: { title: `Who knows the ${topic}?`, details: '' },
      });
  }

  for (const { world } of running) await world.outbox.stop();
  await store.close();
  return { nudges, digests, throttled, cut, spaces, people, stoppedAt, kills, weeks };
}

/** What the simulation must never show; empty where all is well. */
export function wrongs(simulated: Simulated): string[] {
  const { nudges, digests, people, spaces, stoppedAt, weeks } = simulated;
  const byId = new Map(people.map((person) => [person.id, person]));
  const seen = new Set<string>();
  const found: string[] = [];
  for (const { to, at, what, words } of nudges) {
    const preferences = byId.get(to)?.preferences;
    if (!preferences?.timeZone) continue;
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(
      preferences.timeZone,
    );
    const day = local.toPlainDate().toString();
    const again = what === 'posts.prompt' || what === 'nudges.leader' ? day : '';
    for (const once of [`day ${to} ${day}`, `told ${to} ${what} ${words} ${again}`]) {
      if (seen.has(once)) found.push(`twice: ${once}`);
      seen.add(once);
    }
    const { from, to: until, days } = preferences;
    if (local.hour < from || local.hour >= until || !days.includes(local.dayOfWeek))
      found.push(`out of hours: ${what} at ${local}`);
    if (at > (stoppedAt.get(to) ?? Number.POSITIVE_INFINITY))
      found.push(`after stop: ${what} at ${local}`);
  }
  const heard = new Set<string>();
  for (const { to, words } of digests) {
    if (heard.has(`${to} ${words}`)) found.push(`digest twice: ${words}`);
    heard.add(`${to} ${words}`);
  }
  // The last week is told after the end. West of Greenwich some heard of the evening before the first one, too.
  for (const { conversation, name } of spaces) {
    const told = digests.filter(({ to }) => to === conversation).length;
    if (told < weeks - 1) found.push(`${name} heard of ${told} weeks of ${weeks - 1}`);
  }
  const end = Math.max(0, ...nudges.map(({ at }) => at));
  for (const { to, at, what, words } of simulated.throttled) {
    // What happened says when, see `act`.
    const happenedAt = Number(/matter (\d+)/.exec(words)?.[1] ?? at);
    const until = Math.min(end, stoppedAt.get(to) ?? end, happenedAt + newsMs);
    const isOver = at + soonMs > until;
    const came = nudges.some(
      (nudge) => nudge.to === to && nudge.what === what && nudge.words === words && nudge.at >= at,
    );
    const wasCut = simulated.cut.some((one) => one.to === to && one.at >= at);
    // A leader who did something meanwhile is not told.
    if (!isOver && !came && !wasCut && what !== 'nudges.leader')
      found.push(`lost: ${what} at ${new Date(at).toISOString()}, ${words}`);
  }
  return found;
}
