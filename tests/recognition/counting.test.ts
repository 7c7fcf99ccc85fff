import fc from 'fast-check';
import { operationId } from '../../bot/operations/identity';
import { add, edit, join, takeBack } from '../../bot/recognition/changes';
import { practices } from '../../bot/recognition/contract';
import { type Given, give } from '../../bot/recognition/give';
import { recount } from '../../bot/recount';
import { openSqlite } from '../../bot/tables/sqlite';
import { Refusal } from '../../bot/teams/refusal';
import { type Someone, someone } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

const people = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Lena Fischer', 'Samir Aziz'].map(
  someone,
);
const who = (n: number) => people[n % people.length] as Someone;
const small = fc.nat({ max: 4 });
const what = 'pairing on the import until the last file went through';

/** What may happen, in any order and to any kudos given so far. */
const happening = fc.record({
  act: fc.constantFrom('give', 'give', 'join', 'join', 'edit', 'add', 'takeBack', 'wait'),
  actor: small,
  others: fc.uniqueArray(small, { minLength: 1, maxLength: 3 }),
  whole: fc.boolean(),
  kudos: fc.nat({ max: 9 }),
  practice: fc.constantFrom(...practices),
  line: fc.constantFrom('', 'I learned a lot'),
  /** How often Teams delivers it. */
  deliveries: fc.integer({ min: 1, max: 3 }),
  minutes: fc.nat({ max: 60 * 24 * 10 }),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

async function play(happenings: readonly Happening[], shards: number) {
  const tables = openSqlite(':memory:');
  const { world, clock, member } = await makeWorld(tables, people, { shards });
  const given: Given[] = [];
  let accepted = 0;

  async function happen(each: Happening, id: ReturnType<typeof operationId>): Promise<void> {
    const actor = await member(who(each.actor));
    const others = each.others.map((n) => who(n).id);
    const target = given[each.kudos % Math.max(1, given.length)]?.kudos;
    if (each.act === 'give') {
      const wish = {
        people: others,
        whole: each.whole,
        crewName: '',
        what,
        possible: '',
        practice: each.practice,
      };
      const made = await give(world, { giver: actor, wish, id, locale: 'en' });
      if (!given.some(({ kudos }) => kudos.id === made.kudos.id)) given.push(made);
    } else if (target) {
      const about = { kudos: target.id, giver: target.giver.id, at: target.at };
      if (each.act === 'join')
        await join(world, actor, about, { text: each.line }, { conversation: testSpace.id });
      if (each.act === 'takeBack') await takeBack(world, actor, about);
      if (each.act === 'add') await add(world, actor, id, about, others);
      if (each.act === 'edit')
        await edit(world, actor, id, about, { what, possible: '', practice: each.practice });
    }
    accepted += 1;
  }

  for (const [n, each] of happenings.entries()) {
    if (each.act === 'wait') clock.now += each.minutes * 60_000;
    const id = operationId(clock.now, 'test', String(n));
    const deliveries = Array.from({ length: each.deliveries }, () =>
      happen(each, id).catch((error: unknown) => {
        if (!(error instanceof Refusal)) throw error;
      }),
    );
    await Promise.all(deliveries);
    clock.now += 20_000;
  }
  await world.outbox.idle();
  const result = await recount(tables, testSpace, shards);
  await world.outbox.stop();
  await tables.close();
  return { result, accepted };
}

test.each([1, 4])(
  'any interleaving of acts and redeliveries is counted as the acts add up, in %i shards',
  async (shards) => {
    let acts = 0;
    const plays = fc.asyncProperty(
      fc.array(happening, { minLength: 5, maxLength: 40 }),
      async (list) => {
        const { result, accepted } = await play(list, shards);
        expect(result).toMatchObject({ differences: [], waiting: 0, parked: [] });
        acts += accepted;
      },
    );
    await fc.assert(plays, { numRuns: 40 });
    expect(acts).toBeGreaterThan(100);
  },
);
