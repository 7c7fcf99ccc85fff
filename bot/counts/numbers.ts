import type { Counters } from './contract';
import { groups, isAct } from './people';

/** Hours within which a question got its first answer; the counter `questions.wait.N` of the smallest that holds. */
export const waitHours = [1, 2, 4, 8, 24, 48, 72, 168, 336, 672] as const;

/**
 * The numbers that team health reads, each with a letter of its own by its place: counters, and sums of them.
 * What is kept is read by these places: add new ones at the end (there are letters for 52), and never move one.
 */
const places: readonly string[] = [
  ...['any', 'gave', 'asked', 'shared', 'posted'].map((who) => `people.${who}`),
  ...['recognition.given', 'recognition.groups', 'questions.asked', 'questions.met'],
  ...[...waitHours, 'over'].map((hours) => `questions.wait.${hours}`),
  ...['links.shared', 'links.vetted', 'links.points', 'posts.posted', 'posts.met', 'acts'],
];

/** Sums that say all that is needed of several counters. */
function withSums(counters: Counters): Counters {
  const of = (name: string) => counters[name] ?? 0;
  const acts = Object.entries(counters).filter(([name]) => isAct(name));
  return {
    ...counters,
    'recognition.groups': of('recognition.to.crew') + of('recognition.to.space'),
    'links.points': [1, 2, 3, 4].reduce((sum, n) => sum + n * of(`links.context.${n}`), 0),
    acts: acts.reduce((sum, [, count]) => sum + count, 0),
  };
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** A week in numbers: counters and sums of them (`places`), and of each group of people (see `groups`) which of 24 marks they left. */
export interface Numbers {
  readonly counters: Counters;
  readonly marks: Readonly<Record<string, number>>;
}

const digits = `${letters}0123456789-_`;
/** A number from 0 up in digits of 6 bits. */
function written64(number: number): string {
  const rest = Math.floor(number / 64);
  return `${rest > 0 ? written64(rest) : ''}${digits[number % 64] ?? ''}`;
}
const read64 = (text: string) =>
  [...text].reduce((number, digit) => number * 64 + digits.indexOf(digit), 0);

/** The mark of the people of a bucket (see `bucketOf`), of 24: as a bit. */
export const markOf = (bucket: string) => 2 ** (Number.parseInt(bucket, 16) % 24);

function marksOf(counters: Counters, group: string): number {
  const buckets = Object.keys(counters).filter((name) => name.startsWith(`who.${group}.`));
  // Bit operations give signed numbers; a sum of distinct powers does not.
  return [...new Set(buckets.map((name) => markOf(name.slice(-2))))].reduce((a, b) => a + b, 0);
}

/** The numbers of team health as a short text: a letter a counter with its number, then the marks of each group. */
export function toNumbers(counters: Counters): string {
  const all = withSums(counters);
  const numbers = places.map((name, n) => (all[name] ? `${letters[n] ?? ''}${all[name]}` : ''));
  const marks = groups.map((group) => marksOf(counters, group));
  const texts = marks.map((mark) => (mark === 0 ? '' : written64(mark)));
  return [numbers.join(''), ...texts].join(' ').trimEnd();
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
    marks: Object.fromEntries(groups.map((group, n) => [group, read64(marks[n] ?? '')])),
  };
}

/**
 * At least so many people left these marks, in any of them: people of one mark count as one. Below a dozen it
 * is seldom off by more than one; it is never more than there were, and never more than 24.
 */
export function fewestOf(marks: readonly number[]): number {
  const either = marks.reduce((all, some) => all | some, 0) >>> 0;
  return either.toString(2).replaceAll('0', '').length;
}

/** No figure comes from fewer people than this. */
export const fewestPeople = 5;

/** At least so many people of a group (see `groups`) in a week, by its shards: the same people act in several. */
export function peopleIn(shards: readonly Numbers[], group: string): number {
  const inOne = shards.map(({ counters }) => counters[`people.${group}`] ?? 0);
  const marks = shards.map((shard) => shard.marks[group] ?? 0);
  return Math.max(0, ...inOne, fewestOf(marks));
}
