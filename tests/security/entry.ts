import type { Incoming, Someone } from '../support/turns';
import type { Kind } from './inputs';
import type { Stage } from './stage';

export const ways = [
  'bot text',
  'card',
  'dialog',
  'query',
  'tab POST',
  'tab GET',
  'link',
  'event',
] as const;
export type Way = (typeof ways)[number];

export interface Field {
  readonly kind: Kind;
  /** Nothing in it is refused. */
  readonly required?: boolean;
  /** In characters, where it is less than a sentence. */
  readonly longest?: number;
  /** What is too long is cut, or read for what is in it, and not refused. */
  readonly cut?: boolean;
  /** Whoever may not be chosen is left out, and nobody is refused for it. */
  readonly leftOut?: boolean;
  /** What was typed is shown or looked for, and not kept. */
  readonly passing?: boolean;
}

/** A request as it goes over HTTP. */
export type Asked =
  | { readonly activity: Incoming }
  | { readonly path: string; readonly query: Readonly<Record<string, string>> }
  | { readonly path: string; readonly body: unknown };

/** One way in. */
export interface Entry {
  readonly way: Way;
  readonly name: string;
  readonly fields: Readonly<Record<string, Field>>;
  /** Sound values are acted on: something is written. */
  readonly acts: boolean;
  /** Who does it, where it is not Mia. */
  readonly by?: Someone;
  /** The request with these values in place of the sound ones; undefined takes one away. */
  ask(
    scene: Scene,
    who: Someone,
    values: Readonly<Record<string, unknown>>,
  ): Asked | Promise<Asked>;
}

/** What is there to act on. */
export interface Scene {
  readonly stage: Stage;
  readonly question: string;
  /** Of the question. */
  readonly answer: string;
  readonly link: string;
  readonly post: string;
  readonly award: string;
  readonly kudos: { readonly kudos: string; readonly giver: string; readonly at: number };
}

export const nameOf = ({ way, name }: Entry): string => `${way}: ${name}`;
