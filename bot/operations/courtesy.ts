import { setTimeout as pause } from 'node:timers/promises';

/** Acts of the last moment from which on people are in a rush: forty a second. */
const momentMs = 250;
const rush = 10;
/** How long a step of background work gives way at most, and how often it looks. */
const longestMs = 200;
const lookMs = 50;

/** Lets background work give way to people: in a rush each of its steps waits a moment, so it goes on, slowly. */
export interface Courtesy {
  /** Somebody has acted. */
  acted(): void;
  /** People act faster than background work should keep up with. */
  inRush(): boolean;
  /** Settles when a step of background work may begin. */
  turn(): Promise<void>;
}

export function makeCourtesy(): Courtesy {
  let acts: number[] = [];
  const inRush = () => {
    const since = performance.now() - momentMs;
    acts = acts.filter((at) => at > since);
    return acts.length >= rush;
  };
  return {
    inRush,
    acted: () => {
      acts.push(performance.now());
      // No more than the rush is of interest.
      if (acts.length > rush) acts.shift();
    },
    turn: async () => {
      for (let waited = 0; waited < longestMs && inRush(); waited += lookMs) await pause(lookMs);
    },
  };
}
