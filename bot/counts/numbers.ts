import type { Counters } from './contract';
import { groups } from './people';

/** Hours within which a question got its first answer; the counter `questions.wait.N` of the smallest that holds. */
export const waitHours = [1, 2, 4, 8, 24, 48, 72, 168, 336, 672] as const;

/**
 * The counters that team health reads, each with a letter of its own by its place. What is kept is read by
 * these places: add new ones at the end (there are letters for 52), and never move one.
 */
const places: readonly string[] = [
  ...['any', 'recognition', 'questions', 'links', 'posts'].map((who) => `people.${who}`),
  ...['gave', 'asked', 'shared', 'used', 'posted'].map((who) => `people.${who}`),
  ...['given', 'joined', 'to.crew', 'to.space'].map((what) => `recognition.${what}`),
  ...['asked', 'answered', 'added', 'accepted', 'met'].map((what) => `questions.${what}`),
  ...[...waitHours, 'over'].map((hours) => `questions.wait.${hours}`),
  ...['shared', 'whys', 'vetted', 'reused'].map((what) => `links.${what}`),
  ...[0, 1, 2, 3, 4].map((points) => `links.context.${points}`),
  ...['posted', 'met', 'inputs', 'watching', 'helped'].map((what) => `posts.${what}`),
  ...['awards.nominated', 'awards.given'],
];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A week in numbers: its counters, and of each group of people (see `groups`) which of 32 marks they left. */
export interface Numbers {
  readonly counters: Counters;
  readonly marks: Readonly<Record<string, number>>;
}

const markOf = (bucket: string) => 2 ** (Number.parseInt(bucket, 16) % 32);

function marksOf(counters: Counters, group: string): number {
  const buckets = Object.keys(counters).filter((name) => name.startsWith(`who.${group}.`));
  // Bit operations give signed numbers; a sum of distinct powers does not.
  return [...new Set(buckets.map((name) => markOf(name.slice(-2))))].reduce((a, b) => a + b, 0);
}

/** The numbers of team health as a short text: a letter a counter with its number, then the marks of each group. */
export function toNumbers(counters: Counters): string {
  const numbers = places.map((name, n) =>
    counters[name] ? `${letters[n] ?? ''}${counters[name]}` : '',
  );
  const marks = groups.map((group) => marksOf(counters, group));
  const written = marks.map((mark) => (mark === 0 ? '' : mark.toString(36)));
  return [numbers.join(''), ...written].join(' ').trimEnd();
}

/** The numbers a text of `toNumbers` holds. */
export function fromNumbers(text: string): Numbers {
  const [numbers = '', ...marks] = text.split(' ');
  const counters = [...numbers.matchAll(/([A-Za-z])(-?\d+)/g)].flatMap(([, letter = '', sum]) => {
    const name = places[letters.indexOf(letter)];
    return name ? [[name, Number(sum)] as const] : [];
  });
  return {
    counters: Object.fromEntries(counters),
    marks: Object.fromEntries(
      groups.map((group, n) => [group, Number.parseInt(marks[n] || '0', 36)]),
    ),
  };
}

/**
 * At least so many people left these marks, in any of them: people of one mark count as one. Below a dozen it
 * is seldom off by more than one; it is never more than there were, and never more than 32.
 */
export function fewestOf(marks: readonly number[]): number {
  const either = marks.reduce((all, some) => all | some, 0) >>> 0;
  return either.toString(2).replaceAll('0', '').length;
}
