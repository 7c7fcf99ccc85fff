/** The first part of the keys that each kind of acknowledged act is kept under, one row an act. */
const keptUnder: Readonly<Record<string, string>> = {
  ...{ kudos: 'k', join: 'j', ask: 'q', answer: 'r', share: 'l', post: 'p' },
};

/** How many acts of each kind were acknowledged and are not among the kept rows with these keys; nothing where all are. */
export function lostOf(
  acknowledged: readonly { readonly kind: string; readonly count: number }[],
  keys: readonly string[],
): readonly string[] {
  const kept = new Map<string, number>();
  for (const key of keys) {
    const [first = ''] = key.split('|');
    kept.set(first, (kept.get(first) ?? 0) + 1);
  }
  return acknowledged.flatMap(({ kind, count }) => {
    const under = keptUnder[kind];
    const missing = under === undefined ? 0 : count - (kept.get(under) ?? 0);
    return missing > 0 ? [`${missing} of ${count} ${kind}`] : [];
  });
}
