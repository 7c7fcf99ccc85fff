import { fewestPeople } from '../counts/numbers';

/**
 * A figure about a group of people, or the total of its parts: an organisation of its spaces, a window of its
 * weeks, at any depth. `value` adds up from part to total and is 0 or more; for a share, give its numerator
 * and its denominator in two tables of `suppressTogether`. `people` of a total may be fewer than those of its
 * parts together, where somebody is in several.
 */
export interface Cell {
  readonly label: string;
  readonly people: number;
  readonly value: number;
  readonly parts?: readonly Cell[];
}

/** The same with null for both numbers of what is not to be shown. */
export interface ShownCell {
  readonly label: string;
  readonly people: number | null;
  readonly value: number | null;
  readonly parts?: readonly ShownCell[];
}

type Numbers = Pick<Cell, 'people' | 'value'>;

/** One place of the tables, with its numbers in each of them. */
interface Place {
  readonly label: string;
  readonly inTables: readonly Numbers[];
  readonly parts: readonly Place[];
  hidden: boolean;
}

function placeOf(cells: readonly Cell[]): Place {
  const [first] = cells;
  if (!first) throw new RangeError('There is no table.');
  const width = first.parts?.length ?? 0;
  if (cells.some(({ label, parts = [] }) => label !== first.label || parts.length !== width))
    throw new RangeError(`The tables differ at ${first.label}.`);
  const parts = (first.parts ?? []).map((_, n) =>
    placeOf(cells.flatMap((cell) => cell.parts?.[n] ?? [])),
  );
  const hidden = cells.some(({ people }) => people < fewestPeople);
  return { label: first.label, inTables: cells, parts, hidden };
}

const fewest = ({ inTables }: Place) => Math.min(...inTables.map(({ people }) => people));
const isTotal = ({ parts }: Place) => parts.length > 0;

/** All totals, the innermost first. */
function totals(place: Place): Place[] {
  return [...place.parts.flatMap(totals), ...(isTotal(place) ? [place] : [])];
}

/**
 * What subtraction can find of a shown total: the sum of its hidden cells, where it looks through hidden totals
 * to what is inside them. `shown` is what it would subtract.
 */
interface Rest {
  readonly hidden: readonly Place[];
  readonly shown: readonly Place[];
}

function restOf(total: Place): Rest {
  const rests = total.parts.map((part): Rest => {
    if (!part.hidden) return { hidden: [], shown: [part] };
    return isTotal(part) ? restOf(part) : { hidden: [part], shown: [] };
  });
  return {
    hidden: rests.flatMap(({ hidden }) => hidden),
    shown: rests.flatMap(({ shown }) => shown),
  };
}

/** At least so many people are behind what subtraction finds, whoever is in several parts. */
function peopleBehind(total: Place, { hidden, shown }: Rest, table: number): number {
  const peopleOf = (place: Place) => place.inTables[table]?.people ?? 0;
  const subtracted = shown.reduce((left, place) => left - peopleOf(place), peopleOf(total));
  return Math.max(subtracted, ...hidden.map(peopleOf));
}

/**
 * Whether subtraction tells nothing: the sum it finds is of at least two cells and five people. A sum of 0 would
 * tell that each of them is 0.
 */
function isSafe(total: Place, rest: Rest, together: Together): boolean {
  if (rest.hidden.length === 0) return true;
  if (rest.hidden.length === 1) return false;
  return total.inTables.every((_, table) => {
    const values = rest.hidden.map(({ inTables }) => inTables[table]?.value ?? 0);
    const known = together(rest.hidden.map(({ label }) => label));
    const people = Math.max(known, peopleBehind(total, rest, table));
    return values.some((value) => value > 0) && people >= fewestPeople;
  });
}

/** Hides one more: the smallest cell that is shown, else the smallest total that is not dear, else the total itself. */
function hideOneMore(total: Place, { shown }: Rest, dear: (label: string) => boolean): void {
  const cells = shown.filter((place) => !isTotal(place));
  const totalsShown = shown.filter(({ label }) => !dear(label));
  const [smallest = total] = (cells.length > 0 ? cells : totalsShown).toSorted(
    (a, b) => fewest(a) - fewest(b),
  );
  smallest.hidden = true;
}

function shownOf(place: Place, table: number): ShownCell {
  const { label, inTables, hidden, parts } = place;
  const numbers = hidden ? undefined : inTables[table];
  return {
    label,
    people: numbers?.people ?? null,
    value: numbers?.value ?? null,
    ...(isTotal(place) && { parts: parts.map((part) => shownOf(part, table)) }),
  };
}

/**
 * At least so many different people are behind these parts together, by their labels; for who knows more of it
 * than that they are as many as in the largest part, or as subtraction leaves. It is asked of parts of parts.
 */
export type Together = (labels: readonly string[]) => number;

/**
 * The same for tables of the same places, as of several weeks and of the weeks together: what is hidden in one
 * is hidden in all, so that windows of time cannot be subtracted from each other either. A `dear`
 * total is shown rather than the one it is a part of. Throws RangeError where their labels differ.
 */
export function suppressTogether(
  tables: readonly Cell[],
  together: Together = () => 0,
  dear: (label: string) => boolean = () => false,
): readonly ShownCell[] {
  const root = placeOf(tables);
  for (;;) {
    const unsafe = totals(root)
      .filter(({ hidden }) => !hidden)
      .map((total) => ({ total, rest: restOf(total) }))
      .find(({ total, rest }) => !isSafe(total, rest, together));
    if (!unsafe) return tables.map((_, table) => shownOf(root, table));
    hideOneMore(unsafe.total, unsafe.rest, dear);
  }
}

/**
 * What of a table may be shown. Every figure of fewer than five people is hidden (none, too), and enough others
 * that no hidden one, and no sum of hidden ones from fewer than five people, can be found by subtracting what
 * is shown, even by who knows that nothing is below 0. It does not hide that something is hidden.
 * Source: Hundepool et al. (2012), Statistical Disclosure Control, chapter 4: threshold rule with secondary
 * suppression for hierarchical tables; the smallest cells go first.
 */
export function suppress(table: Cell): ShownCell {
  const [shown] = suppressTogether([table]);
  if (!shown) throw new RangeError('There is no table.');
  return shown;
}
