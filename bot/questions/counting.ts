import type { Counting } from '../counts/contract';
import type { Answer } from './contract';
import type { Kept } from './store';

type Counted = Pick<Counting, 'counters' | 'ties'>;

/** A question counts in the week it was asked. */
export function countQuestion(): Counted {
  return { counters: { 'questions.asked': 1 }, ties: [] };
}

/** An answer counts in its own week and ties the answerer to the asker; to nobody where the asker has no name. */
export function countAnswer({ by, to }: Answer, { askerId, question }: Kept): Counted {
  if (to) return { counters: { 'questions.added': 1 }, ties: [] };
  const tie = { from: by.id, to: askerId, kind: 'answer', times: 1 };
  const named = question.asker.id !== '' && by.id !== askerId;
  return { counters: { 'questions.answered': 1 }, ties: named ? [tie] : [] };
}

/** An acceptance counts in the week it was made; reopening takes it back there. */
export function countAccepted(times: 1 | -1): Counted {
  return { counters: { 'questions.accepted': times }, ties: [] };
}
