import * as z from 'zod/v4';
import { type Tables, TablesError } from '../tables/port';

/** The right to work a partition's outbox, for one process at a time. */
export interface Lease {
  /** True while the lease has enough left to do one more thing. */
  holds(): boolean;
  release(): Promise<void>;
}

interface Wanting {
  /** Who asks: one name a process. A process that comes back under its old name takes its lease up again. */
  readonly owner: string;
  readonly partition: string;
  /** How long it is held at most without being renewed, in milliseconds. */
  readonly lifeMs: number;
  clock(): number;
}

const key = 'lease';
/** No work begins in the last part of a lease, so that none is still going on when it is over. */
const marginMs = 10_000;
const Held = z.object({ owner: z.string(), until: z.number() });

function lost(error: unknown): undefined {
  const raced =
    error instanceof TablesError && (error.code === 'AlreadyExists' || error.code === 'Changed');
  if (raced) return undefined;
  throw error;
}

async function take(tables: Tables, wanting: Wanting, until: number): Promise<string | undefined> {
  const { partition, owner, clock } = wanting;
  const row = { partition, key, owner, until };
  const made = await tables.insert(row).catch(lost);
  if (made) return made;
  const stored = await tables.get(partition, key);
  if (!stored) return undefined;
  const held = Held.parse(stored.row);
  if (held.owner !== owner && held.until > clock()) return undefined;
  return tables.replace(row, stored.etag).catch(lost);
}

/** The lease, or undefined where another process holds it. One transaction, three where one ran out. */
export async function acquireLease(tables: Tables, wanting: Wanting): Promise<Lease | undefined> {
  const { partition, clock, lifeMs } = wanting;
  const until = clock() + lifeMs;
  const etag = await take(tables, wanting, until);
  if (!etag) return undefined;
  return {
    holds: () => clock() < until - Math.min(marginMs, lifeMs / 2),
    release: async () => {
      // Somebody took it over after it ran out: it is theirs now.
      await tables.remove(partition, key, etag).catch(lost);
    },
  };
}
