import type { OperationId } from '../operations/identity';
import type { Space } from '../spaces/contract';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import { inverseTime, joinKey } from '../tables/keys';
import type { Write } from '../tables/port';
import { Refusal } from '../teams/refusal';
import type { MarkedRun, SensitiveKind } from './contract';
import { findSensitive } from './find';
import { marked } from './marked';

/** What the organisation wants of what looks sensitive: `ask` its author, `refuse` it, or `off`. */
type SensitivityPolicy = 'ask' | 'refuse' | 'off';

export interface Organisation {
  readonly policy: SensitivityPolicy;
  readonly ownDomains: readonly string[];
  readonly words: readonly string[];
}

/** Not even in a space that its members alone read. */
const never: readonly SensitiveKind[] = ['connectionString', 'key', 'password', 'paymentCard'];

/** Important but not sensitive: words are looked at before they are posted. No storage transaction. */
export interface Sensitivity {
  /**
   * The kinds found in what somebody is about to post in this space; in a group all of them count, in a
   * members' space secrets alone. Refuses where there are any, unless its author looked at them and says
   * that it is meant to be open, and the organisation lets them.
   */
  check(by: Participant, words: readonly string[], anyway: boolean): readonly SensitiveKind[];
  /** The places in these words that count in this space, each with a few words around it, and whether one may post them. */
  show(
    { open }: Pick<Space, 'open'>,
    words: readonly string[],
  ): {
    readonly places: readonly MarkedRun[][];
    readonly mayPost: boolean;
  };
  /** Whether these words may be sent to a service outside: nothing sensitive was found, whatever the policy for posts is. */
  mayLeave(words: string): boolean;
}

/** Of the words around a finding, as many characters are shown. */
const around = 40;

/** One finding with a little of what stands around it. */
function place(runs: readonly MarkedRun[], n: number): MarkedRun[] {
  const [before, found, after] = [runs[n - 1], runs[n], runs[n + 1]];
  const left = before?.kind ? '' : (before?.text ?? '');
  const right = after?.kind ? '' : (after?.text ?? '');
  return [
    { text: left.length > around ? `…${left.slice(-around)}` : left },
    ...(found ? [found] : []),
    { text: right.length > around ? `${right.slice(0, around)}…` : right },
  ].filter(({ text }) => text !== '');
}

export function makeSensitivity(organisation: Organisation): Sensitivity {
  const { policy } = organisation;
  const counts = ({ open }: Pick<Space, 'open'>, kind: SensitiveKind) =>
    open || never.includes(kind);
  const find = (text: string) => (policy === 'off' ? [] : findSensitive(text, organisation));
  return {
    check: ({ space }, words, anyway) => {
      const found = words.flatMap(find).map(({ kind }) => kind);
      const kinds = [...new Set(found)].filter((kind) => counts(space, kind));
      if (kinds.length === 0 || (anyway && policy === 'ask')) return kinds;
      throw new Refusal(policy === 'ask' ? 'sensitivity.found' : 'sensitivity.refused', {
        count: kinds.length,
        kinds: kinds.join(' '),
        elsewhere: kinds.some((kind) => never.includes(kind)) ? 'no' : 'yes',
      });
    },
    mayLeave: (words) => findSensitive(words, organisation).length === 0,
    show: (space, words) => ({
      mayPost: policy === 'ask',
      places: words.flatMap((text) => {
        const runs = marked(
          text,
          find(text).filter(({ kind }) => counts(space, kind)),
        );
        return runs.flatMap(({ kind }, n) => (kind ? [place(runs, n)] : []));
      }),
    }),
  };
}

/** That somebody posted what looked sensitive, with the kinds of it and without its words; goes into the batch of the act. */
export function postedAnyway(
  { person }: Participant,
  id: OperationId,
  kinds: readonly SensitiveKind[],
  now: number,
  partition: string,
): Write[] {
  if (kinds.length === 0) return [];
  const key = joinKey('z', inverseTime(now), `${id.hash.slice(0, 16)}s`);
  const row = { partition, key, what: 'sensitivity.anyway', kinds: kinds.join(' ') };
  return [{ insert: { ...row, by: person.id, at: now } }];
}

/** A few words somebody wrote; `anyway`, that they looked at what seems sensitive in them. */
export interface Written {
  readonly text: string;
  readonly anyway?: boolean;
}

/** Checks words that go to something which is there already: what that leaves to audit, for the batch of the act. */
export function checkWords(
  { sensitivity, clock }: { readonly sensitivity: Sensitivity; clock(): number },
  by: Participant,
  { about, id }: { readonly about: string; readonly id: OperationId },
  words: readonly string[],
  anyway = false,
): Write[] {
  const kinds = sensitivity.check(by, words, anyway);
  return postedAnyway(by, id, kinds, clock(), actPartition(by.tenant, by.space.id, about));
}

/** For `catch`: that there is something to look at once more; anything else is thrown on. */
export function asToLookAt(error: unknown): Refusal {
  if (error instanceof Refusal && error.key.startsWith('sensitivity.')) return error;
  throw error;
}
