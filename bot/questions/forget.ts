import { negative } from '../counts/people';
import { without } from '../digest/effect-kinds';
import type { Around, Documents, Forgotten, RowKind } from '../forgetting/kinds';
import type { Authored, Leaver } from '../forgetting/leaver';
import { partsOf } from '../forgetting/rows';
import { joinKey } from '../tables/keys';
import type { Row } from '../tables/port';
import { countQuestion } from './counting';
import { index, messages } from './effect-kinds';
import { readQuestion } from './store';

/** A question is its asker's, an answer its author's. `lead` is the beginning of the details, where lists show it. */
export const questionsAuthored: readonly Authored[] = [
  {
    by: 'asker',
    has: 'title',
    empty: (question, title) => ({
      ...question,
      title,
      ...('details' in question && { details: '' }),
      ...('lead' in question && { lead: '' }),
    }),
  },
  { by: 'by', has: 'text', empty: (answer, text) => ({ ...answer, text }) },
];

/** What was asked without a name is known by the row alone to be theirs. */
function unnamed(row: Row, person: string): readonly string[] {
  const { question, askerId } = readQuestion({ row, etag: '' });
  return askerId === person && question.asker.id === '' ? [question.id] : [];
}

/** Whoever was asked or answered is told what all read: who asked without a name, only themselves. */
function told(row: Row, person: string): Row {
  if (row.asker === person) return row;
  const { asker: _asker, locale: _locale, ...open } = row;
  return open;
}

/** With its asker's words a question goes that nobody answered; with answers it stays, for their sake. */
function followQuestion(before: Row, after: Row, around: Around, leaver: Leaver): Forgotten {
  const { space, hanging, now } = around;
  const { question, askerId, message } = readQuestion({ row: before, etag: '' });
  const { tenant } = space;
  const ref = { tenant, space: space.id, id: question.id };
  const theirs = askerId === leaver.id && leaver.words !== undefined;
  if (theirs && hanging.length === 0) {
    const where = message && { tenant, serviceUrl: space.serviceUrl, id: message.conversation };
    // Whoever stands in their place asked it by now, or will before this is over.
    const { counters, ties } = countQuestion(readQuestion({ row: after, etag: '' }).question);
    const less = ties.map((tie) => ({ ...tie, times: -tie.times }));
    const tombstone = { act: 'questions.forget', actor: leaver.as.id, at: now };
    return {
      tombstone: { partition: before.partition, key: joinKey('z', question.id), ...tombstone },
      effects: [
        ...(where ? [messages.removal(where, message.id)] : []),
        index(ref),
        without('questions', ref, question.at),
      ],
      less: { at: question.at, timeZone: space.timeZone, counters: negative(counters), ties: less },
    };
  }
  // What the asker wrote is in the documents of the answers and of those who declined, too.
  const answers = theirs ? hanging.map((key) => partsOf(key)[2] ?? '') : [];
  const declined = theirs ? question.asked.filter((one) => one.declined) : [];
  return {
    row: after,
    effects: [
      messages.show(ref),
      index(ref),
      ...answers.map((answer) => index(ref, { answer })),
      ...declined
        .filter(({ id }) => id !== leaver.id)
        .map(({ id }) => index(ref, { declined: id })),
    ],
  };
}

/** An answer or a mark: the question shows it. */
function followAnswer(_before: Row, after: Row, { space }: Around): Forgotten {
  const [, id = '', answer = ''] = partsOf(after.key);
  const ref = { tenant: space.tenant, space: space.id, id };
  return { row: after, effects: [messages.show(ref), index(ref, { answer })] };
}

export const questionsKinds: readonly RowKind[] = [
  {
    ...{ name: 'question', where: 'space', prefix: 'q', people: true, hanging: ['r'] },
    follow: followQuestion,
    ...{ unnamed, told },
  },
  { name: 'answer', where: 'space', prefix: 'r', people: true, follow: followAnswer },
  { name: 'first answer', where: 'space', prefix: 'qm', people: false, internal: true },
  { name: 'useful answer', where: 'space', prefix: 'u', people: true, follow: followAnswer },
];

/** How the documents of this practice are made anew, by the first part of their ids. */
export const questionsDocuments: Documents = {
  question: (ref) => index(ref),
  answer: (ref, answer) => index(ref, { answer }),
  decline: (ref, declined) => index(ref, { declined }),
};
