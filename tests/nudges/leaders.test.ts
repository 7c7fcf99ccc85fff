import { nudge } from '../../bot/nudges/contract';
import { offerToLeaders } from '../../bot/nudges/leaders';
import { openSqlite } from '../../bot/tables/sqlite';
import { wordsOf } from '../support/cards';
import { someone, tenant } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

const zoe = someone('Zoe Okafor');
const jonas = someone('Jonas Weber');
const dayMs = 86_400_000;
const space = { ...testSpace, leaders: [zoe.id] };
/** A Tuesday, 10:00 in the space's zone. */
const tuesday = Date.UTC(2026, 2, 3, 9);

/** What Zoe is told on each of ten Tuesdays. */
async function tuesdays(acts: readonly { readonly by: string; readonly at: number }[], late = 0) {
  const tables = openSqlite(':memory:');
  const { world, clock } = await makeWorld(tables, [zoe, jonas]);
  for (const [n, { by, at }] of acts.entries())
    await world.search.put({
      ...{ tenant, id: `post|${n}`, kind: 'post', space: space.id, title: '', text: 'work' },
      ...{ tags: [], people: [], author: by, at, weight: 1, state: 'open', view: '{}' },
    });
  const told: string[] = [];
  for (let week = 0; week < 10; week += 1) {
    const since = tuesday + week * 7 * dayMs;
    clock.now = since + late;
    const wanted = { tenant, space: space.id, person: zoe.id, what: 'nudges.leader', about: {} };
    const { data } = nudge({ ...wanted, period: `${week}`, since });
    const drawn = await world.nudges.draw(data, space, 'en');
    told.push(drawn ? wordsOf(drawn.card) : '');
  }
  await world.outbox.stop();
  await tables.close();
  return told;
}
const weeksTold = (told: readonly string[]) => told.flatMap((words, n) => (words ? [n] : []));

test('a leader is told every four weeks since they last did something, however late that day', async () => {
  const acts = [{ by: zoe.id, at: tuesday - 3 * dayMs }];
  for (const late of [0, 3 * dayMs]) {
    const told = await tuesdays(acts, late);
    expect(weeksTold(told)).toEqual([4, 8]);
    expect(told[4]).toContain('It has been four weeks');
    expect(told[8]).toContain('It has been 8 weeks');
  }
});

test('who never did anything in a young space is not told of weeks that were not, and then no untruth', async () => {
  const told = await tuesdays([{ by: jonas.id, at: tuesday - 6 * dayMs }]);
  expect(weeksTold(told)).toEqual([4, 8]);
  expect(told[4]).toContain('I have not seen you');
  expect(weeksTold(await tuesdays([]))).toEqual([]);
});

test('a Tuesday is one period, whenever it is asked for', () => {
  const asked = (now: number) => offerToLeaders(space, '', now)[0]?.data.period;
  const wednesday = tuesday + dayMs;
  expect(asked(wednesday)).toBe(asked(tuesday + 6 * dayMs));
  expect(asked(wednesday)).not.toBe(asked(tuesday - dayMs));
});
