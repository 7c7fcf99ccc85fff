import type { Document } from '../search/contract';
import type { Space } from '../spaces/contract';
import { messageLink } from '../teams/message-link';
import { shorten } from '../texts/words';
import type { Answer, BoardItem, Question } from './contract';
import type { Kept } from './store';

const longestLead = 300;

/** What the board shows of a question, kept with its document so that showing it costs nothing. */
function boardItem({ question, message }: Kept, space: Space): BoardItem {
  const { id, asker, title, details, tags, at, state, answerCount, answers, accepted } = question;
  const [first] = answers;
  const link = messageLink(message, space.tenant);
  const best = first && {
    ...{ by: first.by.name, text: shorten(first.text, longestLead) },
    accepted: first.id === accepted,
  };
  return {
    ...{ id, space: space.id, spaceName: space.name, asker, title, tags, at, state, answerCount },
    lead: shorten(details, longestLead),
    ...(best && { best }),
    ...(link && { link }),
  };
}

const idOf = (kind: string, { space, id }: Pick<Question, 'space' | 'id'>, ...rest: string[]) =>
  [kind, space, id, ...rest].join('|');

export function documentId(question: Pick<Question, 'space' | 'id'>): string {
  return idOf('question', question);
}

export function answerDocumentId(question: Pick<Question, 'space' | 'id'>, answer: string): string {
  return idOf('answer', question, answer);
}

export function declineDocumentId(
  question: Pick<Question, 'space' | 'id'>,
  person: string,
): string {
  return idOf('decline', question, person);
}

/** A question as it is found, by its words and those of its best answers. `people` are those who were asked. */
export function questionDocument(kept: Kept, space: Space): Document {
  const { question, askerId } = kept;
  const { title, details, tags, at, state, asked, answers, answerCount } = question;
  return {
    ...{ tenant: space.tenant, id: documentId(question), kind: 'question', space: space.id },
    ...{ title, tags, at, state },
    text: [details, ...answers.map(({ text }) => text)].join('\n'),
    people: asked.map(({ id }) => id),
    author: question.asker.id ? askerId : '',
    weight: state === 'resolved' ? 3 : Math.min(2, answerCount),
    view: JSON.stringify(boardItem(kept, space)),
  };
}

/** An answer as evidence that its author knows the matter. */
export function answerDocument(question: Question, answer: Answer, space: Space): Document {
  const accepted = question.accepted === answer.id;
  return {
    ...{ tenant: space.tenant, id: answerDocumentId(question, answer.id), kind: 'answer' },
    ...{ space: space.id, title: question.title, text: `${question.details}\n${answer.text}` },
    ...{ tags: question.tags, people: [answer.by.id], author: answer.by.id, at: answer.at },
    ...{
      weight: (accepted ? 2 : 1) + answer.useful / 2,
      state: accepted ? 'accepted' : '',
      view: '',
    },
  };
}

/** That somebody is not the one for a question: it counts against asking them such things again. */
export function declineDocument(
  question: Question,
  person: string,
  at: number,
  space: Space,
): Document {
  return {
    ...{ tenant: space.tenant, id: declineDocumentId(question, person), kind: 'decline' },
    ...{ space: space.id, title: question.title, text: question.details, tags: question.tags },
    ...{ people: [person], author: '', at, weight: 1, state: '', view: '' },
  };
}
