import { type Finding, SensitiveKind } from '../../bot/sensitivity/contract';
import { findSensitive } from '../../bot/sensitivity/find';
import { type Case, organisation } from './sample';

interface Tally {
  /** What should be found, what was, and how many findings were wrong. */
  readonly sought: number;
  readonly found: number;
  readonly wrong: number;
}
interface Measured extends Tally {
  readonly recall: number;
  readonly precision: number;
}
/** A case that was read wrongly. */
interface Miss {
  readonly text: string;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** A finding counts where it covers four fifths of what was marked and is at most a quarter longer. */
function hits(finding: Finding, span: Case['spans'][number]): boolean {
  const shared = Math.min(finding.end, span.end) - Math.max(finding.start, span.start);
  const length = span.end - span.start;
  return shared >= 0.8 * length && finding.end - finding.start <= 1.25 * length + 1;
}

const withShares = (tally: Tally): Measured => ({
  ...tally,
  recall: tally.sought === 0 ? 1 : tally.found / tally.sought,
  precision: tally.found + tally.wrong === 0 ? 1 : tally.found / (tally.found + tally.wrong),
});

/**
 * Recall (what was found of what should be) and precision (what was right of what was found), a kind and
 * in total. A finding of the wrong kind or in the wrong place is wrong.
 */
export function measure(cases: readonly Case[]) {
  const read = cases.map(({ text, kind, spans }) => {
    const findings = findSensitive(text, organisation);
    const isRight = (finding: Finding) =>
      finding.kind === kind && spans.some((span) => hits(finding, span));
    const missed = spans.filter((span) => !findings.some((f) => f.kind === kind && hits(f, span)));
    const wrong = findings.filter((finding) => !isRight(finding));
    return { text, kind, spans, missed, wrong };
  });
  const tallies = SensitiveKind.options.map((kind): Tally & { kind: SensitiveKind } => {
    const own = read.filter((one) => one.kind === kind);
    const sought = own.reduce((sum, { spans }) => sum + spans.length, 0);
    const found = sought - own.reduce((sum, { missed }) => sum + missed.length, 0);
    const wrong = read.reduce(
      (sum, one) => sum + one.wrong.filter((f) => f.kind === kind).length,
      0,
    );
    return { kind, sought, found, wrong };
  });
  const sum = (part: 'sought' | 'found' | 'wrong') =>
    tallies.reduce((all, one) => all + one[part], 0);
  const piece =
    (text: string) =>
    ({ start, end }: Case['spans'][number]) =>
      text.slice(start, end);
  const misses = read.flatMap(({ text, missed, wrong }): Miss[] =>
    missed.length + wrong.length === 0
      ? []
      : [
          {
            text,
            missed: missed.map(piece(text)),
            wrong: wrong.map((f) => `${f.kind}: ${piece(text)(f)}`),
          },
        ],
  );
  return {
    kinds: Object.fromEntries(tallies.map(({ kind, ...tally }) => [kind, withShares(tally)])),
    total: withShares({ sought: sum('sought'), found: sum('found'), wrong: sum('wrong') }),
    misses,
  };
}
