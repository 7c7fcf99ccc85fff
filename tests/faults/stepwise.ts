import { readParcel } from '../../bot/operations/outbox';
import { spacePartition } from '../../bot/spaces/partition';
import { prefixRange } from '../../bot/tables/keys';
import type { Fuse, Mode } from './fuse';
import type { Instance } from './instance';
import type { Stage } from './plays';
import { differences, type Snapshot } from './snapshot';

/** More than any lease, and less than what is left of the time for editing. */
export const restartMs = 70_000;
/** More than any pause after a failure. */
export const laterMs = 6 * 60_000;
const rounds = 12;

/** A process whose steps can go wrong, on a store and a clock that outlive it. */
export interface Bench {
  readonly fuse: Fuse;
  readonly clock: { now: number };
  stage(name: string): Stage;
  instance(): Instance;
  /** Ends the process for good and starts another. */
  restart(): Promise<void>;
}

/** Until nothing in the outbox is due; gives what is. What is meant for a later day may wait. */
export async function drain({ instance, clock, fuse }: Bench, { place }: Stage): Promise<string[]> {
  const partition = spacePartition(place.tenant, place.conversation);
  const { outbox } = instance().product.world;
  for (let round = 0; ; round += 1) {
    const { rows } = await fuse.tables.list(partition, { ...prefixRange('o|'), limit: 100 });
    const waiting = rows.flatMap((stored) => readParcel(stored).effects);
    const due = waiting.filter(({ due: at, tries }) => at <= clock.now + laterMs || tries !== 0);
    if (due.length === 0 || round === rounds)
      return due.map(({ kind, tries }) => `${kind} is left in the outbox after ${tries} tries`);
    clock.now += laterMs;
    outbox.kick(partition);
    await instance().settled();
  }
}

const isMessageColumn =
  /"(?:message|messageId|conversation|askedBy|askedIn)":"[^"]*",?|"sent":true,?/g;

/** What is left when nothing goes wrong, and the steps it took. */
export interface Reference {
  readonly steps: readonly string[];
  readonly after: Snapshot;
}

/** A run with one step going wrong: which, how, and the steps it took; what waits is not always done in the same order. */
export interface Broken {
  readonly step: number;
  readonly mode: Mode;
  readonly steps: readonly string[];
}

/** Steps that keep in its row where a message is. */
const keeps = /^(?:(?:replace|put) (?:ap|nt)|replace [kqlpd])\|/;

/**
 * What may be missing. A message that a process was about to send when it died is not sent again, nor
 * is one whose sending failed without a word: the alternative is to show it twice. And where the answer
 * to a send was lost, the row does not know its message, until somebody clicks on it.
 */
function allowed(clean: Reference, { step, mode, steps }: Broken) {
  const dies = mode.startsWith('dies');
  const done = steps.slice(0, mode === 'dies before' || mode === 'fails' ? step : step + 1);
  const send = done.lastIndexOf('POST');
  // That a send begins is noted in the outbox.
  const unsent = dies
    ? done.lastIndexOf('replace o|') > send
    : mode === 'fails' && steps[step] === 'POST';
  const keptBy = (taken: readonly string[]) => taken.some((each) => keeps.test(each));
  const unkept = keptBy(clean.steps) && !keptBy(done.slice(send + 1));
  const unknown = send >= 0 && (dies ? unkept : send === step);
  return { unsent, unknown: unsent || unknown };
}

/** What is not as it would be had nothing gone wrong, each a line. */
export function compare(clean: Reference, found: Snapshot, broken: Broken): string[] {
  const { unsent, unknown } = allowed(clean, broken);
  const bare = (all: Snapshot): Snapshot =>
    unknown
      ? { ...all, rows: all.rows.map((row) => row.replace(isMessageColumn, '').replace(',}', '}')) }
      : all;
  const wrong = differences(bare(clean.after), bare(found));
  const isMessage = (line: string) => /^missing: \["(?:a:|place|curators)/.test(line);
  /** A row that says nothing but which message it was. */
  const knowsMessage = (line: string) => /^missing: .*,\{\}\]$/.test(line);
  return wrong.filter((line) => !(unsent && isMessage(line)) && !(unknown && knowsMessage(line)));
}
