import { countAll } from '../../bot/counts/domain';
import { countersKey, countersRow } from '../../bot/counts/store';
import { readHealth } from '../../bot/health/read';
import { spacePartition } from '../../bot/spaces/partition';
import { openAzure } from '../../bot/tables/azure';
import { startAzurite } from '../support/azurite';
import { countingPolicy } from '../support/counting';
import { someone } from '../support/turns';
import { type Act, countingsOf } from './history';
import { spaceOf, worldOf } from './world';

const hourMs = 3_600_000;
const weeks = 80;
const weekStart = (number: number) => Date.UTC(2025, 0, 6) + number * 168 * hourMs;
/** In the week after the last one in which anything was done. */
const now = weekStart(weeks - 1) + 50 * hourMs;

/** So many acts, of 37 people and of every kind in turn, in the weeks from one to another. */
function manyActs(count: number, from: number, to: number): Act[] {
  return Array.from({ length: count }, (_, n): Act => {
    const by = someone(`person ${n % 37}`).id;
    const other = someone(`person ${(n + 1) % 37}`).id;
    const common = { by, other, at: weekStart(from + (n % (to - from))) + hourMs };
    switch (n % 4) {
      case 0:
        return { ...common, kind: 'kudos', to: n % 8 ? 'crew' : 'person', takenBack: false };
      case 1:
        return { ...common, kind: 'question', answeredAfter: n % 3 ? n % 200 : undefined };
      case 2:
        return { ...common, kind: 'link', points: n % 5, vetted: n % 7 > 2 };
      default:
        return { ...common, kind: 'post', met: n % 3 > 0 };
    }
  });
}

test('health after 50,000 acts costs the same transaction and bytes as after 100', async () => {
  const emulator = await startAzurite();
  const { policy, counts, reset } = countingPolicy();
  const { connection } = emulator;
  const tables = await openAzure({ connection, table: 'Cost', policies: [policy] });
  /** What a read costs where this was done: the acts are added up before they are written, as if week by week. */
  async function costOf(id: string, acts: readonly Act[]) {
    const space = spaceOf(id);
    const partition = spacePartition(space.tenant, space.id);
    for (const [week, { counters }] of countAll(acts.flatMap(countingsOf)))
      await tables.put(countersRow(partition, countersKey(week), counters));
    reset();
    const health = await readHealth(worldOf(tables, now, 40), space, 12);
    expect(health.figures.filter(({ n }) => n !== null)).toHaveLength(8);
    return { ...counts };
  }
  try {
    const hundred = manyActs(100, weeks - 4, weeks - 1);
    const after100 = await costOf('hundred', hundred);
    expect(after100.transactions).toBe(1);
    // What was asked then was answered before the weeks that are read.
    const long = [...manyActs(49_900, 0, weeks - 30), ...hundred];
    expect(await costOf('earlier', long)).toEqual(after100);
    // All of them within the weeks that are read: the numbers are longer, and nothing else.
    const busy = await costOf('present', manyActs(50_000, weeks - 27, weeks - 1));
    expect(busy.transactions).toBe(1);
    expect(busy.responseBytes).toBeLessThan(5_000);
  } finally {
    await tables.close();
    await emulator.stop();
  }
}, 120_000);
