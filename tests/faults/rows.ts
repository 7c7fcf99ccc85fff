import { setTimeout as pause } from 'node:timers/promises';
import { spacePartition } from '../../bot/spaces/partition';
import type { Row, Tables } from '../../bot/tables/port';
import type { Place } from '../support/turns';

/** Before the first key and after the last. */
const everything = { from: ' ', to: '~~~~' };

/** Reads from a busy store: asks up to ten times. */
export function patient(tables: Tables): Tables {
  const again =
    <Words extends unknown[], T>(ask: (...words: Words) => Promise<T>) =>
    async (...words: Words): Promise<T> => {
      for (let tries = 1; ; tries += 1) {
        try {
          return await ask(...words);
        } catch (error) {
          if (tries === 10) throw error;
          await pause(500);
        }
      }
    };
  return { ...tables, get: again(tables.get), list: again(tables.list) };
}

/** All rows of a partition, by key. */
export async function allRows(tables: Tables, partition: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page = await tables.list(partition, { ...everything, limit: 1_000, after });
    rows.push(...page.rows.map(({ row }) => row));
    after = page.after;
  } while (after);
  return rows;
}

/** What a space's partition holds, by the first part of the key. */
export interface SpaceRows {
  readonly kudos: readonly Row[];
  readonly joins: readonly Row[];
  readonly markers: readonly Row[];
  readonly waiting: readonly Row[];
  readonly takenBack: readonly Row[];
}

export async function rowsOf(tables: Tables, { tenant, conversation }: Place): Promise<SpaceRows> {
  const rows = await allRows(tables, spacePartition(tenant, conversation));
  const under = (first: string) => rows.filter(({ key }) => key.startsWith(`${first}|`));
  return {
    kudos: under('k'),
    joins: under('j'),
    markers: under('i'),
    waiting: under('o'),
    takenBack: under('z'),
  };
}
