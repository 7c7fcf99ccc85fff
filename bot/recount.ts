import { recountAwards } from './awards/recount';
import { differences } from './counts/recount';
import { findKept } from './counts/store';
import { weekOf } from './counts/week';
import { recountLinks } from './links/recount';
import { isParked, parcelsOf } from './operations/parked';
import { recountPosts } from './posts/recount';
import { recountQuestions } from './questions/recount';
import { recountKudos } from './recognition/recount';
import type { Settings } from './settings';
import type { Space } from './spaces/contract';
import { spacePartition } from './spaces/partition';
import { findSpace, listSpaces } from './spaces/store';
import type { Tables } from './tables/port';

async function outboxOf(tables: Tables, partition: string) {
  const parked: string[] = [];
  let waiting = 0;
  for await (const { effects } of parcelsOf(tables, partition)) {
    const given = effects.filter(isParked);
    waiting += effects.length - given.length;
    parked.push(...given.map(({ kind }) => kind));
  }
  return { waiting, parked };
}

/** Compares what is kept with what the acts add up to, in every shard of a space. */
export async function recount(tables: Tables, space: Space, shards: number) {
  const found = await Promise.all(
    Array.from({ length: shards }, async (_, shard) => {
      const partition = spacePartition(space.tenant, space.id, shard);
      const kudos = await recountKudos(tables, space, shard);
      const acts = [
        ...kudos,
        ...(await recountQuestions(tables, space, shard)),
        ...(await recountLinks(tables, space, shard)),
        ...(await recountPosts(tables, space, shard)),
        ...(await recountAwards(tables, space, shard)),
      ];
      const outbox = await outboxOf(tables, partition);
      const kept = await findKept(tables, partition);
      const unchecked = kept === 0 ? '' : weekOf(kept, space.timeZone);
      return {
        ...{ ...outbox, unchecked, acts: acts.length },
        differences: await differences(tables, partition, acts, unchecked),
      };
    }),
  );
  const [unchecked = ''] = found.map((each) => each.unchecked).toSorted((a, b) => (a > b ? -1 : 1));
  return {
    space: space.id,
    // Up to this week acts are gone while their counts are kept.
    ...(unchecked && { unchecked }),
    acts: found.reduce((sum, { acts }) => sum + acts, 0),
    waiting: found.reduce((sum, { waiting }) => sum + waiting, 0),
    parked: found.flatMap(({ parked }) => parked),
    differences: found.flatMap((each) => each.differences),
  };
}

/** Each space of the settings' tenants, or the one that is named, counted again. */
export async function* recountAll(
  tables: Tables,
  settings: Pick<Settings, 'tenants' | 'hotSpaces'>,
  only: { readonly tenant?: string; readonly space?: string },
) {
  for (const tenant of only.tenant ? [only.tenant] : settings.tenants) {
    const one = only.space && (await findSpace(tables, tenant, only.space));
    if (only.space && !one) throw new Error(`There is no space ${only.space}.`);
    for (const space of one ? [one] : await listSpaces(tables, tenant))
      yield recount(tables, space, settings.hotSpaces[space.id] ?? 1);
  }
}
