import type { Finding, MarkedRun, SensitiveKind } from './contract';

/** Of which a reader may see no more than is needed to know it again. */
const hidden: readonly SensitiveKind[] = [
  'connectionString',
  'key',
  'password',
  'paymentCard',
  'bankAccount',
  'personalId',
];
const mostDots = 8;

/** The beginning and dots: at most four characters, and at most a fourth of what it is. */
function masked(secret: string): string {
  const characters = [...secret];
  const shown = Math.min(4, Math.floor(characters.length / 4));
  const dots = Math.min(mostDots, characters.length - shown);
  return characters.slice(0, shown).join('') + '•'.repeat(dots);
}

/**
 * The text in runs, so that a card can show what was found in it: what was found has its kind, and secrets
 * show no more than their beginning. The rest is as it was written. Wants findings of this text, in order.
 */
export function marked(text: string, findings: readonly Finding[]): MarkedRun[] {
  let at = 0;
  const runs = findings.flatMap(({ kind, start, end }): MarkedRun[] => {
    const before = text.slice(at, start);
    const found = text.slice(start, end);
    at = end;
    return [{ text: before }, { text: hidden.includes(kind) ? masked(found) : found, kind }];
  });
  return [...runs, { text: text.slice(at) }].filter((run) => run.text !== '');
}
