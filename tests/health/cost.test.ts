import type { Counting } from '../../bot/counts/contract';
import { countAll } from '../../bot/counts/domain';
import { countersKey, countersRow, listNumbers } from '../../bot/counts/store';
import { weekOf } from '../../bot/counts/week';
import { openAzure } from '../../bot/tables/azure';
import { startAzurite } from '../support/azurite';
import { countingPolicy } from '../support/counting';
import { someone } from '../support/turns';

const begin = Date.UTC(2026, 0, 5, 12);
const weekMs = 7 * 86_400_000;
const weeks = 60;

/** A busy week of 40 people: everybody thanks, most ask, share and answer. */
function aWeek(at: number, times: number): Counting[] {
  return Array.from({ length: 40 }, (_, n) => {
    const from = someone(`person ${n}`).id;
    const kinds = ['gave', 'kudos', ...(n % 2 ? ['ask', 'answer'] : ['share', 'post'])];
    return {
      ...{ at, timeZone: 'UTC' },
      counters: {
        'recognition.given': times,
        'recognition.to.crew': times,
        'questions.asked': times,
        'questions.met': times,
        [`questions.wait.${[1, 2, 4, 8, 24, 48, 72, 168][n % 8]}`]: times,
        'links.shared': times,
        'links.vetted': times,
        [`links.context.${n % 5}`]: times,
        'posts.posted': times,
      },
      ties: kinds.map((kind) => ({ from, to: '', kind, times })),
    };
  });
}

test('the weeks of a space cost one transaction and under 5 KB, whatever was done in them, and before', async () => {
  const emulator = await startAzurite();
  const { policy, counts, reset } = countingPolicy();
  const { connection } = emulator;
  const tables = await openAzure({ connection, table: 'Cost', policies: [policy] });
  try {
    const read = async (times: number, history: number) => {
      const partition = `tenant|s|space ${times} ${history}`.replaceAll(' ', '-');
      const acts = Array.from({ length: history }, (_, n) => {
        return aWeek(begin + (weeks - 1 - n) * weekMs, times);
      });
      for (const [week, { counters }] of countAll(acts.flat()))
        await tables.put(countersRow(partition, countersKey(week), counters));
      reset();
      const last = weekOf(begin + (weeks - 1) * weekMs, 'UTC');
      const first = weekOf(begin + (weeks - 27) * weekMs, 'UTC');
      const found = await listNumbers(tables, partition, first, last);
      expect(found.size).toBe(Math.min(history, 27));
      return { ...counts };
    };
    const few = await read(1, 27);
    const many = await read(1, weeks);
    expect(many).toEqual(few);
    expect(few.transactions).toBe(1);
    expect((await read(99, weeks)).transactions).toBe(1);
    expect(few.responseBytes).toBeLessThan(5_000);
  } finally {
    await tables.close();
    await emulator.stop();
  }
}, 120_000);
