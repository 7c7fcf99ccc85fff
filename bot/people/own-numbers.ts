import type { Found } from '../search/port';
import type { OwnNumbers } from './contract';

/** Weeks that one's own numbers look back. */
export const ownWeeks = 12;
const weekMs = 7 * 86_400_000;
const measures = {
  kudos: 'thanked',
  question: 'asked',
  answer: 'answered',
  link: 'shared',
  post: 'shown',
} as const;
type Measured = keyof typeof measures;
const isMeasured = (kind: string): kind is Measured => kind in measures;

/** What somebody did, and how often they were thanked, in the last twelve weeks. For nobody else's eyes. */
export function ownNumbers(
  { theirs, about }: { readonly theirs: readonly Found[]; readonly about: readonly Found[] },
  person: string,
  now: number,
): OwnNumbers {
  const isRecent = ({ at }: Found) => at > now - ownWeeks * weekMs;
  const numbers = { thanked: 0, wasThanked: 0, asked: 0, answered: 0, shared: 0, shown: 0 };
  for (const { kind } of theirs.filter(isRecent))
    if (isMeasured(kind)) numbers[measures[kind]] += 1;
  numbers.wasThanked = about.filter((kudos) => isRecent(kudos) && kudos.author !== person).length;
  return numbers;
}
