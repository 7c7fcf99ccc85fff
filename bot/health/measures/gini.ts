/**
 * How unevenly something is spread over people, 0 (all the same) to (n - 1) / n (one has all):
 * sum over i of (2 i - n - 1) x(i) / (n sum x), of the values in ascending order, i from 1.
 * Undefined where there is nothing to spread. Throws RangeError for a negative value.
 * Source: Gini (1912), Variabilità e mutabilità, in the form of Sen (1973), On Economic Inequality.
 */
export function gini(values: readonly number[]): number | undefined {
  if (values.some((value) => !(value >= 0))) throw new RangeError('Gini needs values from 0 up.');
  const count = values.length;
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const weighted = sorted.reduce((total, x, n) => total + (2 * (n + 1) - count - 1) * x, 0);
  return weighted / (count * sum);
}

/**
 * The same, corrected for small numbers of people by n / (n - 1), so that it is 1 where one has all.
 * Undefined for fewer than two people, too.
 * Source: Deltas (2003), The small-sample bias of the Gini coefficient.
 */
export function giniCorrected(values: readonly number[]): number | undefined {
  const plain = gini(values);
  if (plain === undefined || values.length < 2) return undefined;
  return (plain * values.length) / (values.length - 1);
}
