/**
 * Rows in the partition of a person: `asked|week|n`, that they were asked the n-th time in an ISO week
 * (UTC). A slot can be taken once, so nobody is asked more often than they want, whoever asks when, and
 * nothing has to be counted.
 */
import { joinKey } from '../tables/keys';
import { type Tables, TablesError } from '../tables/port';

interface Slot {
  readonly tenant: string;
  readonly person: string;
  readonly week: string;
  /** What they are asked; the same again finds its own slot. */
  readonly question: string;
  readonly at: number;
}

/**
 * Takes the first free of `limit` slots; false where there is none. `known` are the questions of the slots
 * this process knows to be taken, in order; what is learned is added to it. One transaction where the
 * process knows all that are taken, two more for each that it does not.
 */
export async function takeSlot(
  tables: Tables,
  slot: Slot,
  limit: number,
  known: string[],
): Promise<boolean> {
  const { tenant, person, week, question, at } = slot;
  const partition = joinKey(tenant, 'u', person);
  while (!known.includes(question)) {
    const n = known.length;
    if (n >= limit) return false;
    const key = joinKey('asked', week, String(n));
    try {
      await tables.insert({ partition, key, question, at });
      known[n] = question;
    } catch (error) {
      if (!(error instanceof TablesError) || error.code !== 'AlreadyExists') throw error;
      const taken = await tables.get(partition, key);
      known[n] = String(taken?.row.question ?? '');
    }
  }
  return true;
}
