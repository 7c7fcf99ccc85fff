import type { Group } from '../../../bot/spaces/contract';

type Life = Pick<Group, 'alive' | 'acts'>;

/** How alive a group is, as its texts are told it: in a number only where enough people acted. */
export function alivenessOf({ alive, acts }: Life) {
  return { how: acts === null ? (alive ? 'alive' : 'quiet') : 'number', acts: acts ?? 0 };
}

/** The more alive, the more. */
export function lifeOf({ alive, acts }: Life): number {
  return acts ?? (alive ? 0 : -1);
}
