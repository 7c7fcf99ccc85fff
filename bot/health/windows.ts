import { fewestPeople } from '../counts/numbers';
import type { Period } from './contract';
import { type Cell, type ShownCell, suppressTogether } from './suppression';

/** Weeks that are read: the longest period, which has the others and the weeks before them in it. */
export const weeksRead = 26;

/** What is counted in a week for one practice: each of `values` is a table of its own. */
export interface WeekCells {
  readonly week: string;
  /** At least so many people did it. */
  readonly people: number;
  readonly values: readonly number[];
}

/** At least so many different people did it in these weeks together. */
export type PeopleOf = (weeks: readonly number[]) => number;

/** A period, or the weeks before it, or one week, as they may be shown: the sum of so many weeks. */
export interface Shown {
  readonly people: number;
  readonly values: readonly number[];
  readonly weeks: number;
}

interface Span {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly inside: readonly Span[];
}

/**
 * Periods and what was before them lie in one another, so that all that is ever shown of these weeks is one
 * table, whichever period is asked for: 12 weeks less 4 weeks tells no more than is shown of the 8 between.
 */
const spans: Span = {
  ...{ label: '26', from: 0, to: 26 },
  inside: [
    { label: 'before 12', from: 2, to: 14, inside: [] },
    {
      ...{ label: '12', from: 14, to: 26 },
      inside: [
        { label: 'before 4', from: 18, to: 22, inside: [] },
        { label: '4', from: 22, to: 26, inside: [] },
      ],
    },
  ],
};

function cellOf(
  { label, from, to, inside }: Span,
  weeks: readonly (WeekCells | undefined)[],
  peopleOf: PeopleOf,
  table: number,
): Cell | undefined {
  const parts: Cell[] = [];
  const own: number[] = [];
  for (let n = from; n < to; n += 1) {
    const week = weeks[n];
    if (!week) continue;
    own.push(n);
    const inner = inside.find((span) => n >= span.from && n < span.to);
    if (!inner)
      parts.push({ label: week.week, people: week.people, value: week.values[table] ?? 0 });
  }
  for (const span of inside) {
    const inner = cellOf(span, weeks, peopleOf, table);
    if (inner) parts.push(inner);
  }
  if (own.length === 0) return undefined;
  const value = own.reduce((sum, n) => sum + (weeks[n]?.values[table] ?? 0), 0);
  return { label, people: peopleOf(own), value, parts };
}

function weeksIn({ parts }: ShownCell): number {
  return parts ? parts.reduce((sum, part) => sum + weeksIn(part), 0) : 1;
}

function* allOf(cell: ShownCell): Generator<ShownCell> {
  yield cell;
  for (const part of cell.parts ?? []) yield* allOf(part);
}

/**
 * What may be shown of a practice, by the names of periods (`12`, `before 12`) and of weeks. `all` are the last
 * 26 weeks, oldest first; undefined for those before anything was counted at all: they are no weeks of it. A
 * period is the sum of its weeks of at least five people, each of which is shown: what fewer did is in nothing
 * that is ever shown, so that no answer of this or an earlier week can be subtracted from another to find it.
 */
export function shownOf(
  all: readonly (WeekCells | undefined)[],
  peopleOf: PeopleOf,
  tables: number,
): ReadonlyMap<string, Shown> {
  const weeks = all.map((week) => (week && week.people >= fewestPeople ? week : undefined));
  const cells = Array.from({ length: tables }, (_, table) => cellOf(spans, weeks, peopleOf, table));
  const known = cells.flatMap((cell) => (cell ? [cell] : []));
  if (known.length === 0) return new Map();
  // Of two periods the shorter one is shown; what was before serves the change alone.
  const dear = (label: string) => !label.startsWith('before');
  const placeOf = new Map(weeks.map((week, n) => [week?.week, n]));
  const together = (labels: readonly string[]) =>
    peopleOf(labels.flatMap((label) => placeOf.get(label) ?? []));
  const shown = suppressTogether(known, together, dear).map((root) => [...allOf(root)]);
  return new Map(
    (shown[0] ?? []).flatMap((cell, n) => {
      const { label, people } = cell;
      const values = shown.map((cellsOfTable) => cellsOfTable[n]?.value ?? 0);
      return people === null ? [] : [[label, { people, values, weeks: weeksIn(cell) }] as const];
    }),
  );
}

/** The places of the weeks of a period among those read. */
export function placesOf(period: Period): number[] {
  return Array.from({ length: period }, (_, n) => weeksRead - period + n);
}
