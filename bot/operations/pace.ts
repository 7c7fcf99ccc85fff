import { LRUCache } from 'lru-cache';
import { atMost } from '../cache';

/** How often somebody did something lately, as far as this process knows. */
export interface Pace {
  /** The times noted for the key in the window before now, in milliseconds. */
  recent(key: string, windowMs: number): readonly number[];
  note(key: string): void;
}

const peopleRemembered = 50_000;
const longestWindowMs = 3_600_000;

export function makePace(clock: () => number): Pace {
  const times = new LRUCache<string, number[]>(atMost(peopleRemembered));
  const since = (key: string, windowMs: number) =>
    (times.get(key) ?? []).filter((at) => at > clock() - windowMs);
  return {
    recent: since,
    note: (key) => {
      times.set(key, [...since(key, longestWindowMs), clock()]);
    },
  };
}
