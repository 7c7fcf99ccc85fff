import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { rankPeople } from '../../bot/experts/ranking';
import { reasonsFor } from '../../bot/experts/reasons';
import { limitOf, spread as spreadOver } from '../../bot/experts/routing';
import type { Found } from '../../bot/search/port';
import { openSqlite } from '../../bot/tables/sqlite';
import { run } from '../bench/experts';
import { readSite } from '../bench/experts-data';
import { interval, measuresOf, recallAt10, reciprocalRank } from '../bench/experts-metrics';
import { type Model, models } from '../bench/experts-models';
import { someone } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

const dayMs = 86_400_000;
const now = Date.UTC(2026, 2, 2, 9);
const found = (person: string, more: Partial<Found> = {}): Found => ({
  ...{ tenant: 't', id: `${person} ${more.at}`, kind: 'answer', space: 's', title: '', state: '' },
  ...{ tags: [], people: [person], author: '', at: now - dayMs, weight: 1, view: '', score: 1 },
  ...more,
});
const history: [string, number[]][] = [
  ['ada', [now - 100 * dayMs, now - 2 * dayMs]],
  ['ben', [now - 90 * dayMs, now - 80 * dayMs]],
];
const rank = (evidence: Found[], declined: Found[] = [], activity = history) =>
  rankPeople({ evidence, declined, activity: [new Map(activity)], now });
const scoreOf = (person: string, ...given: Parameters<typeof rank>) =>
  rank(...given).find((one) => one.person === person)?.score ?? 0;

describe('ranking', () => {
  test('of those who know, who is there these days comes before who was; knowing the matter turns that round', () => {
    expect(rank([])[0]?.person).toBe('ada');
    const equal: typeof history = [
      ['ada', [now - 100 * dayMs, now - 2 * dayMs]],
      ['ben', [now - 100 * dayMs, now - 3 * dayMs]],
    ];
    expect(rank([found('ben')], [], equal)[0]?.person).toBe('ben');
  });

  test('newer, better matching and more evidence never hurts; declining does', () => {
    const piece = fc.record({
      person: fc.constantFrom('ada', 'ben', 'cem'),
      score: fc.double({ min: 0.01, max: 10, noNaN: true }),
      age: fc.nat({ max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), piece, (pieces, { person, score, age }) => {
        const before = pieces.map((each) =>
          found(each.person, { score: each.score, at: now - each.age * dayMs }),
        );
        const more = found(person, { score, at: now - age * dayMs });
        const newer = { ...more, at: now - (age / 2) * dayMs };
        const [without, withIt, fresher] = [before, [...before, more], [...before, newer]].map(
          (evidence) => rank(evidence),
        );
        const place = (ranked: typeof without) => {
          const at = ranked?.findIndex((one) => one.person === person) ?? -1;
          return at < 0 ? Number.POSITIVE_INFINITY : at;
        };
        expect(place(withIt)).toBeLessThanOrEqual(place(without));
        expect(place(fresher)).toBeLessThanOrEqual(place(withIt));
        expect(scoreOf(person, before, [more])).toBeLessThanOrEqual(scoreOf(person, before));
      }),
    );
  });

  test('the measures of the benchmark stay above what they must be', () => {
    const folder = path.join(__dirname, '../../../shared/benchmarks/expert-finding');
    const files = ['beer', 'coffee'].map((name) => path.join(folder, `${name}.jsonl`));
    if (!files.every(existsSync)) {
      process.stdout.write(
        'Skipped: the question-and-answer sites are not beside this checkout.\n',
      );
      return;
    }
    const sites = files.map(readSite);
    const of = (model: Model) => sites.map((site) => run(site, model));
    const [ours, popular, spread] = [of(models.ranking), of(models.popularity), of(models.spread)];
    const measures = measuresOf(ours);
    expect(ours.flat()).toHaveLength(104);
    expect(measuresOf(popular).mrr).toBeCloseTo((67 * 0.082 + 37 * 0.238) / 104, 2);
    expect(measures.mrr).toBeGreaterThanOrEqual(0.39);
    expect(measures.recallAt10).toBeGreaterThanOrEqual(0.55);
    for (const measure of [reciprocalRank, recallAt10])
      expect(interval(ours.flat(), popular.flat(), measure)[0]).toBeGreaterThan(0);
    for (const site of spread) expect(measuresOf([site]).busiestShare).toBeLessThanOrEqual(0.15);
  });
});

describe('reasons are true', () => {
  const bicep = { tags: ['bicep'] };
  test('they count what is about the tag, and say no more', () => {
    const evidence = [
      found('ada', { ...bicep, state: 'accepted', at: 1 }),
      found('ada', { ...bicep, state: 'accepted', at: 2 }),
      found('ada', { tags: ['cake'], at: 3, score: 0.1 }),
      found('ben', { ...bicep, state: 'accepted', at: 4 }),
      found('ada', { ...bicep, kind: 'kudos', at: 5 }),
    ];
    expect(reasonsFor('ada', evidence, ['bicep'])).toEqual([
      { key: 'experts.reason.accepted', values: { count: 2, named: 'yes', topic: 'bicep', at: 2 } },
      { key: 'experts.reason.kudos', values: { count: 1, named: 'yes', topic: 'bicep', at: 5 } },
    ]);
  });
  test('a declared skill is said as declared, and being there as nothing more', () => {
    const profile = found('ada', { kind: 'profile', tags: ['bicep'] });
    expect(reasonsFor('ada', [profile], ['bicep'])).toEqual([
      { key: 'experts.reason.skill', values: { topic: 'bicep' } },
    ]);
    expect(reasonsFor('ben', [profile], ['bicep'])).toEqual([
      { key: 'experts.reason.active', values: {} },
    ]);
  });

  test('a post says one thing of who wrote it, and another of who gave input', () => {
    const post = found('ada', { kind: 'post', author: 'ada', people: ['ada', 'ben'], at: 4 });
    const tagged = [{ ...post, tags: ['bicep'] }];
    const values = { count: 1, named: 'yes', topic: 'bicep', at: 4 };
    const reasonOf = (person: string) => reasonsFor(person, tagged, ['bicep']);
    expect(reasonOf('ada')).toEqual([{ key: 'experts.reason.posted', values }]);
    expect(reasonOf('ben')).toEqual([{ key: 'experts.reason.input', values }]);
  });
});

describe('routing', () => {
  test('who wants none, or paused, is not asked; the others a few times a week', () => {
    expect(limitOf({ asking: 'none' }, now)).toBe(0);
    expect(limitOf({ asking: 'any', pausedUntil: now + 1 }, now)).toBe(0);
    expect(limitOf({ asking: 'any', pausedUntil: now }, now)).toBe(7);
    expect(limitOf(undefined, now)).toBe(2);
  });

  test('near-equals take turns, and nobody gets more than their share', () => {
    const ranked = ['ada', 'ben', 'cem', 'dora', 'emil'].map((person, n) => ({
      person,
      score: 2 - n * 0.05,
      knows: true,
    }));
    const load = (...asked: [string, number][]) => ({ times: new Map(asked), all: 40 });
    const order = (...asked: [string, number][]) =>
      spreadOver(ranked, load(...asked)).map(({ person }) => person);
    expect(order()).toEqual(['ada', 'ben', 'cem', 'dora', 'emil']);
    expect(order(['ada', 2]).slice(0, 3)).toEqual(['ben', 'cem', 'dora']);
    expect(order(['ada', 6])[3]).toBe('ada');
    const there = { person: 'flo', score: 9, knows: false };
    expect(spreadOver([...ranked.slice(0, 2), there], load())[2]).toBe(there);
  });

  test('where only members read, busier people of the open groups do not crowd them out', async () => {
    const tables = openSqlite(':memory:');
    const people = Array.from({ length: 30 }, (_, n) => someone(`Person ${n}`));
    const { world } = await makeWorld(tables, people);
    const { tenant, id: space } = testSpace;
    const shows = (person: string, place: string, n = 0) =>
      world.search.apply({
        ...found(person, { tenant, space: place, tags: ['pumps'], id: `${person} ${place} ${n}` }),
        text: 'pumps',
      });
    for (const { id } of people.slice(2)) for (const n of [1, 2, 3]) shows(id, 'an open group', n);
    const [asker, quiet, busy] = people.map(({ id }) => id) as [string, string, string];
    shows(busy, space);
    const wanted = { tenant, space, groups: ['an open group'], text: 'pumps', tags: ['pumps'] };
    const who = (members?: string[]) =>
      world.experts
        .suggest({ ...wanted, ...(members && { members }), asker, not: [], count: 40 })
        .map(({ person }) => person);
    expect(who()).toHaveLength(28);
    shows(quiet, 'an open group');
    expect(who([asker, quiet]).toSorted()).toEqual([quiet, busy].toSorted());
    await tables.close();
  });

  test('1,000 questions to 200 people, over two instances at once: nobody beyond their own limit', async () => {
    const tables = openSqlite(':memory:');
    const people = Array.from({ length: 200 }, (_, n) => someone(`Person ${n}`));
    const [first, second] = [await makeWorld(tables, people), await makeWorld(tables, people)];
    const limits = [0, 2, 7];
    const { tenant } = testSpace;
    for (const { world } of [first, second])
      for (const [n, { id }] of people.entries()) {
        const asking = ['none', 'few', 'any'][n % 3];
        const pausedUntil = n % 10 === 0 ? world.clock() + dayMs : undefined;
        const view = JSON.stringify({ asking, pausedUntil });
        world.search.apply({
          ...found(id, {
            tenant,
            space: '',
            kind: 'profile',
            tags: [`skill-${n % 5}`],
            id: `profile ${id}`,
            view,
          }),
          text: '',
        });
      }
    const times = new Map<string, number>();
    const ask = async (n: number) => {
      const { world } = n % 2 === 0 ? first : second;
      const tags = [`skill-${n % 5}`];
      const wanted = {
        tenant,
        space: testSpace.id,
        groups: [],
        text: 'who knows',
        tags,
        asker: people[n % 200]?.id ?? '',
      };
      let asked = 0;
      for (const { person } of world.experts.suggest({ ...wanted, not: [], count: 12 })) {
        expect(person).not.toBe(wanted.asker);
        if (asked === 3 || !(await world.experts.reserve(tenant, person, `q${n}`))) continue;
        // A repeated effect finds its own slot.
        expect(await world.experts.reserve(tenant, person, `q${n}`)).toBe(true);
        times.set(person, (times.get(person) ?? 0) + 1);
        asked += 1;
      }
    };
    for (let n = 0; n < 1_000; n += 20)
      await Promise.all(Array.from({ length: 20 }, (_, k) => ask(n + k)));
    for (const [n, { id }] of people.entries())
      expect(times.get(id) ?? 0).toBeLessThanOrEqual(n % 10 === 0 ? 0 : (limits[n % 3] ?? 0));
    expect(Math.max(...times.values())).toBe(7);
    await tables.close();
  });
});
