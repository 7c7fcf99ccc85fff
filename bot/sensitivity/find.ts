import { findAddresses } from './addresses';
import { findConnections } from './connections';
import { type Finding, SensitiveKind } from './contract';
import { findCredentials } from './credentials';
import { findPersonalIds } from './identities';
import { findKeys } from './keys';
import { findLabels } from './labels';
import { findListed } from './listed';
import { findBankAccounts, findPaymentCards } from './money';
import { findPhones } from './phones';

/** What is the organisation's own: its mail domains, whose people are no outsiders, and words it lists as not open. */
interface Organisation {
  readonly ownDomains: readonly string[];
  readonly words: readonly string[];
}

const gravity = new Map(SensitiveKind.options.map((kind, n) => [kind, n]));
const byGravity = (a: Finding, b: Finding) =>
  (gravity.get(a.kind) ?? 0) - (gravity.get(b.kind) ?? 0) ||
  b.end - b.start - (a.end - a.start) ||
  a.start - b.start;

/** The findings that are left where of two over each other the graver, then the longer, stays. */
function apart(findings: readonly Finding[], length: number): Finding[] {
  const taken = new Uint8Array(length);
  const kept = findings.toSorted(byGravity).filter(({ start, end }) => {
    if (taken.subarray(start, end).includes(1)) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.toSorted((a, b) => a.start - b.start);
}

/**
 * What in a text should not be open, in order and not overlapping. Reading takes time linear in the text's
 * length. A hint for the person who writes, not a guarantee: what has no telling form or word is not found.
 */
export function findSensitive(text: string, { ownDomains, words }: Organisation): Finding[] {
  const detectors = [
    findConnections,
    findKeys,
    findCredentials,
    findPaymentCards,
    findBankAccounts,
    findPersonalIds,
    findAddresses(ownDomains),
    findPhones,
    findLabels,
    findListed(words),
  ];
  return apart(
    detectors.flatMap((detect) => detect(text)),
    text.length,
  );
}
