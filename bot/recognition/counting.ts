import type { Counting, Tie } from '../counts/contract';
import type { Kudos, NamedPerson, Receiver } from './contract';

/** What an act adds to its week, before the week is known. */
export type Counted = Pick<Counting, 'counters' | 'ties'>;

/** The people a kudos names; none where it thanks a whole space. */
export function thanked(receiver: Receiver): readonly NamedPerson[] {
  if (receiver.kind === 'crew') return receiver.people;
  return receiver.kind === 'person' ? [receiver.person] : [];
}

/** A kudos counts once, however many it thanks; its giver is tied to each of them, or to everybody, and gave one. */
export function countKudos({ giver, receiver, practice }: Kudos): Counted {
  const people = receiver.kind === 'space' ? [''] : thanked(receiver).map(({ id }) => id);
  return {
    counters: {
      'recognition.given': 1,
      [`recognition.to.${receiver.kind}`]: 1,
      [`recognition.shows.${practice}`]: 1,
    },
    ties: [
      ...people.map((to) => ({ from: giver.id, to, kind: 'kudos', times: 1 })),
      { from: giver.id, to: '', kind: 'gave', times: 1 },
    ],
  };
}

/** A join counts in the week of its kudos, and ties the joiner to the giver. */
export function countJoin(joiner: string, giver: string): Counted {
  const tie: Tie = { from: joiner, to: giver, kind: 'join', times: 1 };
  return { counters: { 'recognition.joined': 1 }, ties: [tie] };
}

function negative({ counters, ties }: Counted): Counted {
  const less = Object.entries(counters).map(([name, sum]) => [name, -sum]);
  return {
    counters: Object.fromEntries(less),
    ties: ties.map((tie) => ({ ...tie, times: -tie.times })),
  };
}

/** What takes back what a kudos added. */
export function uncountKudos(kudos: Kudos): Counted {
  return negative(countKudos(kudos));
}
