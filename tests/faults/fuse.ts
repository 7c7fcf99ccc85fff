import { type Tables, TablesError } from '../../bot/tables/port';
import type { Plan } from './proxy';

/**
 * How a step goes wrong.
 * - `dies before`, `dies after`: the process ends before the step, or after it without hearing of it:
 *   nothing more is done.
 * - `fails`, `answer lost`: the step is not done, or is done and reported as failed; the process lives on.
 */
export const modes = ['dies before', 'dies after', 'fails', 'answer lost'] as const;
export type Mode = (typeof modes)[number];

/** Counts the steps of a process to the outside, and lets one of them go wrong. */
export interface Fuse {
  /** The store through which the process works. */
  readonly tables: Tables;
  /** For the proxy before the connector: sends are steps, too. */
  readonly plan: Plan;
  /** The steps since it was armed, as `batch i|`, `POST`. */
  readonly steps: readonly string[];
  /** True when the step has been reached. */
  readonly blown: boolean;
  /** Lets the step with this number, from 0, go wrong. */
  arm(step: number, mode: Mode): void;
  disarm(): void;
}

const unavailable = () => new TablesError('Unavailable', 'The step failed, as it was told to.');
const isSend = (line: string) =>
  /^(?:POST|PUT|DELETE) /.test(line) && line.includes('/v3/conversations');
/** The first part of a key says what the row is. */
const kind = (key: string) => (key.includes('|') ? `${key.split('|')[0]}|` : key);

export function makeFuse(inner: Tables): Fuse {
  let armed: { readonly step: number; readonly mode: Mode } | undefined;
  let steps: string[] = [];
  let blown = false;

  /** What happens to the step that is about to be taken. */
  function next(name: string): 'goes' | 'fails' | 'answer lost' {
    if (!armed) return 'goes';
    const { step, mode } = armed;
    const dies = mode === 'dies before' || mode === 'dies after';
    if (blown && dies) return 'fails';
    steps.push(name);
    if (steps.length - 1 !== step) return 'goes';
    blown = true;
    return mode === 'dies before' || mode === 'fails' ? 'fails' : 'answer lost';
  }

  async function guard<T>(name: string, work: () => Promise<T>): Promise<T> {
    const what = next(name);
    if (what === 'fails') throw unavailable();
    const result = await work();
    if (what === 'answer lost') throw unavailable();
    return result;
  }

  return {
    tables: {
      get: (partition, key) => guard(`get ${kind(key)}`, () => inner.get(partition, key)),
      insert: (row) => guard(`insert ${kind(row.key)}`, () => inner.insert(row)),
      put: (row) => guard(`put ${kind(row.key)}`, () => inner.put(row)),
      replace: (row, etag) => guard(`replace ${kind(row.key)}`, () => inner.replace(row, etag)),
      remove: (partition, key, etag) =>
        guard(`remove ${kind(key)}`, () => inner.remove(partition, key, etag)),
      batch: (partition, writes) =>
        guard(`batch of ${writes.length}`, () => inner.batch(partition, writes)),
      // Reading the change log goes on beside everything, at moments of its own: it is no step.
      list: (partition, range) =>
        partition.endsWith('|c')
          ? inner.list(partition, range)
          : guard(`list ${range.from}`, () => inner.list(partition, range)),
      scan: () => inner.scan(),
      ping: () => inner.ping(),
      close: () => inner.close(),
    },
    plan: (line) => {
      const dead = blown && armed?.mode.startsWith('dies');
      if (!isSend(line)) return dead ? { kind: 'reset', when: 'before' } : undefined;
      const opensChat = line.endsWith('/v3/conversations');
      const what = next(opensChat ? 'open chat' : line.replace(/ .*/, ''));
      if (what === 'goes') return undefined;
      return { kind: 'reset', when: what === 'fails' ? 'before' : 'after' };
    },
    get steps() {
      return steps;
    },
    get blown() {
      return blown;
    },
    arm: (step, mode) => {
      armed = { step, mode };
      steps = [];
      blown = false;
    },
    disarm: () => {
      armed = undefined;
      blown = false;
    },
  };
}
