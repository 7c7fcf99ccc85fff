import type { Space } from '../spaces/contract';
import type { Card } from '../teams/port';
import type { Nudge } from './contract';

/** What somebody is told: a card, and the line that stands for it in notifications. */
interface Drawn {
  readonly card: Card;
  readonly summary: string;
}

/** Draws a nudge as it is now; undefined where it is not wanted any more, such as an answered question. */
type Draw = (nudge: Nudge, space: Space, locale: string) => Promise<Drawn | undefined>;

/** What each practice tells people unprompted. */
export interface Nudges {
  /** Names who draws what is called `practice.what`; a second one throws. */
  provide(what: string, draw: Draw): void;
  /** Draws it, or says that it is not wanted any more. */
  draw: Draw;
}

export function makeNudges(): Nudges {
  const drawers = new Map<string, Draw>();
  return {
    provide: (what, draw) => {
      if (drawers.has(what)) throw new Error(`Two drawers for the nudge ${what}`);
      drawers.set(what, draw);
    },
    draw: async (nudge, space, locale) => {
      const draw = drawers.get(nudge.what);
      if (!draw) throw new Error(`Nobody draws the nudge ${nudge.what}`);
      return draw(nudge, space, locale);
    },
  };
}
