import type { Counting } from '../counts/contract';
import { waitHours } from '../counts/numbers';
import type { Answer, Question } from './contract';
import type { Kept } from './store';

type Counted = Pick<Counting, 'counters' | 'ties'>;

/** A question counts in the week it was asked; who asked is told only where their name is on it. */
export function countQuestion({ asker }: Question): Counted {
  const tie = { from: asker.id, to: '', kind: 'ask', times: 1 };
  return { counters: { 'questions.asked': 1 }, ties: asker.id === '' ? [] : [tie] };
}

/** An answer counts in its own week and ties the answerer to the asker; to nobody where the asker has no name. */
export function countAnswer({ by, to }: Answer, { askerId, question }: Kept): Counted {
  const tie = (other: string, kind: string) => ({ from: by.id, to: other, kind, times: 1 });
  if (to) return { counters: { 'questions.added': 1 }, ties: [tie('', 'add')] };
  const named = question.asker.id !== '' && by.id !== askerId;
  return {
    counters: { 'questions.answered': 1 },
    ties: [tie(named ? askerId : '', 'answer')],
  };
}

const hourMs = 3_600_000;

/**
 * That a question got its first answer by somebody else counts once, in the week of the question, so that it
 * is a part of what was asked then; with the smallest number of hours within which it came (`waitHours`).
 */
export function countMet({ at }: Question, answeredAt: number): Counted {
  const within = waitHours.find((hours) => answeredAt - at <= hours * hourMs) ?? 'over';
  return { counters: { 'questions.met': 1, [`questions.wait.${within}`]: 1 }, ties: [] };
}

/** An acceptance counts in the week it was made; reopening takes it back there. */
export function countAccepted(times: 1 | -1): Counted {
  return { counters: { 'questions.accepted': times }, ties: [] };
}
