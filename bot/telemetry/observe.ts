/** What is measured: each kind has a histogram of its own, and each act of it is a span. */
export type Kind = 'turn' | 'request' | 'storage' | 'effect' | 'send';

/** One act that is measured. Nothing in it comes from a person: no text, no name, no id. */
interface Act<T> {
  readonly kind: Kind;
  /** One of few names, known when the act is over where it is a function. */
  readonly what: string | (() => string);
  /** What became of it, in one of few words; `ok` without it. What is thrown says so itself. */
  readonly outcome?: (value: T) => string;
}

/** Does the work and measures it; gives what the work gives, or throws what it throws. */
export type Observe = <T>(act: Act<T>, work: () => Promise<T>) => Promise<T>;

/** Measures nothing. */
export const unobserved: Observe = (_act, work) => work();

const word = /^[A-Za-z][\w.-]{0,60}$/;

/** What an error is called: its code, or its class; never its message. */
export function outcomeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const code: unknown = 'code' in error ? error.code : undefined;
  return typeof code === 'string' && word.test(code) ? code : error.name;
}
