import type { Write } from '../tables/port';

/**
 * Does one kind of effect. It is called again after a failure or a restart, so it is idempotent; what
 * cannot be (creating a message) calls `begin` right before, and finds `begun` true if it is called
 * again without knowing whether it got through.
 */
export type EffectHandler = (data: unknown, attempt: Attempt) => Promise<void>;

interface Attempt {
  readonly begun: boolean;
  begin(): Promise<void>;
}

/** `tries` tells how often it failed before. */
export type UnorderedHandler = (data: unknown, tries: number) => Promise<void>;

/** Gives the writes that do many effects of a kind, and go into the batch that takes them out of the outbox. */
export type GroupHandler = (
  partition: string,
  data: readonly unknown[],
) => Promise<readonly Write[]>;

/** Who does what; a kind has one handler. */
export interface EffectHandlers {
  readonly ordered: Map<string, EffectHandler>;
  readonly unordered: Map<string, UnorderedHandler>;
  readonly together: Map<string, GroupHandler>;
  /** Names the handler of a kind; a second one throws. */
  add<T>(map: Map<string, T>, kind: string, handler: T): void;
}

export function makeEffectHandlers(): EffectHandlers {
  const ordered = new Map<string, EffectHandler>();
  const unordered = new Map<string, UnorderedHandler>();
  const together = new Map<string, GroupHandler>();
  return {
    ordered,
    unordered,
    together,
    add: (map, kind, handler) => {
      if ([ordered, unordered, together].some((known) => known.has(kind)))
        throw new Error(`Two handlers for the effect ${kind}`);
      map.set(kind, handler);
    },
  };
}
