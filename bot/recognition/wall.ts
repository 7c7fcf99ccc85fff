import type { Kudos, WallQuery } from './contract';

export const pageSize = 20;

/** The first kudos of one space after the cursor; `more` where the space has older ones. */
export interface Slice<K> {
  readonly kudos: readonly K[];
  readonly more: boolean;
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}

function namesIn({ receiver, giver }: Kudos, spaceName: string): string[] {
  const names = [giver.name, spaceName];
  if (receiver.kind === 'crew')
    return [...names, receiver.name ?? '', ...receiver.people.map(({ name }) => name)];
  return [...names, receiver.kind === 'person' ? receiver.person.name : receiver.name];
}

/** Whether a kudos is what the reader looks for; names match in any case and without accents. */
export function matches(
  kudos: Kudos & { readonly spaceName: string },
  { practice, who }: Pick<WallQuery, 'practice' | 'who'>,
): boolean {
  if (practice && kudos.practice !== practice) return false;
  const wanted = folded(who ?? '').trim();
  return namesIn(kudos, kudos.spaceName).some((name) => folded(name).includes(wanted));
}

/**
 * One page from the slices of several spaces, newest first. Ids sort by time, so a kudos is certain to
 * be next only up to the last id of every slice that has more. `after` continues from there.
 */
export function mergePage<K extends { readonly id: string }>(
  slices: readonly Slice<K>[],
  wanted: (kudos: K) => boolean,
): { kudos: K[]; after?: string } {
  const horizons = slices.flatMap(({ kudos, more }) => (more ? (kudos.at(-1)?.id ?? []) : []));
  const [horizon] = horizons.toSorted();
  const certain = slices
    .flatMap(({ kudos }) => kudos)
    .filter(({ id }) => horizon === undefined || id <= horizon)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const found = certain.filter(wanted);
  const kudos = found.slice(0, pageSize);
  const after = found.length > pageSize ? kudos.at(-1)?.id : horizon;
  return { kudos, ...(after && { after }) };
}
