import type { ShownCell } from '../../bot/health/suppression';

/** What is unknown has a name; each equation says what some of it adds up to. */
export interface Equation {
  readonly of: readonly string[];
  readonly sum: number;
}

/** The cells without parts beneath one, by the path of labels. */
export function leavesOf(cell: ShownCell, path = ''): { at: string; cell: ShownCell }[] {
  const at = `${path}/${cell.label}`;
  return cell.parts ? cell.parts.flatMap((part) => leavesOf(part, at)) : [{ at, cell }];
}

export function everyCell(cell: ShownCell, path = ''): { at: string; cell: ShownCell }[] {
  const at = `${path}/${cell.label}`;
  const parts = (cell.parts ?? []).flatMap((part) => everyCell(part, at));
  return [{ at, cell }, ...parts];
}

/** Everything that a table says: each number it shows is the sum of the leaves beneath. */
export function equationsOf(
  shown: ShownCell,
  number: 'people' | 'value',
  name: (leaf: string) => readonly string[],
): Equation[] {
  return everyCell(shown).flatMap(({ at, cell }) => {
    const sum = cell[number];
    const parent = at.slice(0, at.lastIndexOf('/'));
    return sum === null
      ? []
      : [{ of: leavesOf(cell, parent).flatMap((leaf) => name(leaf.at)), sum }];
  });
}

/** The equations in reduced row echelon form (Gauss and Jordan): rows over the names in order, the sum last. */
export function reduced(equations: readonly Equation[]): { names: string[]; rows: number[][] } {
  const names = [...new Set(equations.flatMap(({ of }) => of))].toSorted();
  const rows = equations.map(({ of, sum }) => [
    ...names.map((name) => of.filter((each) => each === name).length),
    sum,
  ]);
  let top = 0;
  for (let column = 0; column < names.length; column += 1) {
    const pivot = rows.findIndex((row, n) => n >= top && Math.abs(row[column] ?? 0) > 1e-9);
    const [row] = pivot < 0 ? [] : rows.splice(pivot, 1);
    if (!row) continue;
    const scale = row[column] ?? 1;
    const unit = row.map((each) => each / scale);
    for (const [n, other] of rows.entries()) {
      const times = other[column] ?? 0;
      rows[n] = other.map((each, at) => each - times * (unit[at] ?? 0));
    }
    rows.splice(top, 0, unit);
    top += 1;
  }
  return { names, rows: rows.slice(0, top) };
}

function tiedTo(rows: readonly number[][], names: readonly string[], target: readonly string[]) {
  const tied = new Set(target);
  for (let before = 0; before < tied.size; ) {
    before = tied.size;
    for (const row of rows) {
      const inRow = names.filter((_, at) => Math.abs(row[at] ?? 0) > 1e-9);
      if (inRow.some((name) => tied.has(name))) for (const name of inRow) tied.add(name);
    }
  }
  return tied;
}

/**
 * Whether what some unknowns add up to can have more than one value in whole numbers from 0 up: tries all of
 * them until a second value is found. `most` is for what is in no equation at all.
 */
export function isOpen(
  equations: readonly Equation[],
  target: readonly string[],
  most: number,
): boolean {
  const { names, rows } = reduced(equations);
  // What is not tied to the target, not even through others, does not matter. Those of the target change
  // first, so that a second value is found soon.
  const tied = tiedTo(rows, names, target);
  const about = rows.filter((row) => names.some((name, at) => row[at] !== 0 && tied.has(name)));
  const others = names.filter((name) => tied.has(name) && !target.includes(name));
  const free = [...others, ...target].filter((name) => {
    const at = names.indexOf(name);
    return !rows.some((row) => row.findIndex((each) => Math.abs(each) > 1e-9) === at);
  });
  // Nothing is below 0, so nothing is above any sum that it is in.
  const limit = (name: string) =>
    equations.reduce((low, { of, sum }) => (of.includes(name) ? Math.min(low, sum) : low), most);
  const limits = new Map(free.map((name) => [name, limit(name)]));
  const values = new Map<string, number>();
  const found = new Set<number>();
  const settle = (): void => {
    for (const row of about) {
      const lead = row.findIndex((each) => Math.abs(each) > 1e-9);
      if (lead >= names.length) return;
      const rest = names.reduce(
        (sum, name, at) => (at === lead ? sum : sum - (row[at] ?? 0) * (values.get(name) ?? 0)),
        row[names.length] ?? 0,
      );
      const whole = Math.abs(rest - Math.round(rest)) < 1e-9;
      if (!whole || rest < -1e-9) return;
      values.set(names[lead] ?? '', Math.round(rest));
    }
    found.add(target.reduce((sum, name) => sum + (values.get(name) ?? 0), 0));
  };
  const fill = (at: number): void => {
    const name = free[at];
    if (name === undefined) {
      settle();
      return;
    }
    for (let value = 0; value <= (limits.get(name) ?? most) && found.size < 2; value += 1) {
      values.set(name, value);
      fill(at + 1);
    }
  };
  fill(0);
  return found.size > 1;
}
