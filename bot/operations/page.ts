import { type AttemptNeeds, alike, makeAttempts, never, type Place } from './attempts';
import type { Courtesy } from './courtesy';
import { type Parcel, parcelWrite, type Waiting } from './outbox';
import { isPassing } from './settle';

/** How much each parcel held when its page was read. */
type Sizes = Map<Parcel, number>;

/** Effects done at once, where their order does not matter. */
const together = 16;

interface Needs extends AttemptNeeds {
  readonly courtesy: Courtesy;
}

/** Does what is due of a page of a partition's outbox, as long as it may go on; gives when the next pass is needed. */
export type WorkPage = (
  partition: string,
  parcels: readonly Parcel[],
  mayGoOn: () => boolean,
) => Promise<number>;

export function makeWorkPage(needs: Needs): WorkPage {
  const { tables, handlers, observe, clock, courtesy } = needs;
  const attempts = makeAttempts(needs);

  /**
   * Does what is done together, and takes all that is over out of the outbox, in one batch. A parcel whose
   * effects cannot be done does not hold up the others: it is tried by itself, and fails by itself.
   */
  async function settle(partition: string, parcels: readonly Parcel[], sizes: Sizes) {
    const due = (effect: Waiting) => handlers.together.has(effect.kind) && effect.due <= clock();
    const counted = parcels.flatMap(({ effects }) => effects.filter(due));
    try {
      const writes = await Promise.all(
        [...handlers.together].map(([kind, handler]) => {
          const data = counted.filter((one) => one.kind === kind).map((one) => one.data);
          if (data.length === 0) return [];
          return observe({ kind: 'effect', what: kind }, () => handler(partition, data));
        }),
      );
      const taken = parcels.flatMap((parcel) => {
        const left = parcel.effects.filter((effect) => !counted.includes(effect));
        return left.length === sizes.get(parcel) ? [] : [parcelWrite(parcel, left)];
      });
      const all = [...writes.flat(), ...taken];
      if (all.length > 0) await tables.batch(partition, all);
    } catch (error) {
      const [parcel] = parcels;
      if (isPassing(error) || !parcel) throw error;
      if (parcels.length > 1) for (const one of parcels) await settle(partition, [one], sizes);
      else for (const effect of counted) await attempts.failed([{ parcel, effect }], error);
    }
  }

  return async (partition, parcels, mayGoOn) => {
    const sizes: Sizes = new Map(parcels.map((parcel) => [parcel, parcel.effects.length]));
    const places = parcels.flatMap((parcel) =>
      parcel.effects.map((effect): Place => ({ parcel, effect })),
    );
    const isDue = ({ effect }: Place) =>
      effect.due <= clock() && !handlers.together.has(effect.kind);
    const isUnordered = ({ effect }: Place) => handlers.unordered.has(effect.kind);
    const due = places.filter(isDue);
    const later = places.map(({ effect }) => effect.due).filter((at) => at > clock());
    let next = Math.min(never, ...later);
    try {
      const quick = due.filter(isUnordered);
      for (let start = 0; start < quick.length; start += together) {
        if (!mayGoOn()) break;
        await courtesy.turn();
        next = Math.min(next, await attempts.atOnce(quick.slice(start, start + together)));
      }
      for (const same of alike(due.filter((place) => !isUnordered(place)))) {
        if (!mayGoOn()) break;
        await courtesy.turn();
        next = Math.min(next, await attempts.one(same));
      }
    } finally {
      await settle(partition, parcels, sizes);
    }
    return next;
  };
}
