import type { World } from '../world';
import { AwardItem } from './contract';

/** The awards of these spaces in one of these states, what closes first first. No storage transaction. */
export function awardsIn(
  world: World,
  where: { readonly tenant: string; readonly reader: string; readonly spaces: readonly string[] },
  states: readonly AwardItem['state'][],
  limit: number,
): AwardItem[] {
  return world.search
    .find({ ...where, kinds: ['award'], states, text: '', limit })
    .map(({ view }) => AwardItem.parse(JSON.parse(view)))
    .toSorted((a, b) => a.closesAt - b.closesAt);
}
