/**
 * Rows in the partition of a space:
 *   `q|id`                a question; its id begins with the inverse of its time, so the newest comes first
 *   `r|question|answer`   an answer or an addition, oldest first
 *   `u|question|answer|person`  somebody found it useful
 *   `qm|question|first`   when somebody else first answered it
 * Answering touches the question's row, so that accepting at the same moment fails and looks again; the
 * effect `questions.show` copies the number of answers and the best of them into it.
 */
import * as z from 'zod/v4';
import { actPartition } from '../spaces/partition';
import { joinKey } from '../tables/keys';
import { listAll } from '../tables/list';
import type { Row, Stored, Tables } from '../tables/port';
import { Answer, Question } from './contract';

/** A question with what only the server needs. */
export interface Kept {
  readonly question: Question;
  /** Who asked, also where the question has no name on it. */
  readonly askerId: string;
  readonly locale: string;
  readonly message?: { readonly conversation: string; readonly id: string };
}
export interface Found extends Kept {
  readonly etag: string;
}

const Json = z.string().transform((text): unknown => JSON.parse(text));
const QuestionRow = z.object({
  question: Json.pipe(Question),
  asker: z.string(),
  locale: z.string(),
  conversation: z.string().optional(),
  message: z.string().optional(),
});
const AnswerRow = z.object({ answer: Json.pipe(Answer) });
const MetRow = z.object({ at: z.number() });

export function questionKey(id: string): string {
  return joinKey('q', id);
}

export function questionRow(tenant: string, { question, askerId, locale, message }: Kept): Row {
  return {
    partition: actPartition(tenant, question.space, question.id),
    key: questionKey(question.id),
    question: JSON.stringify(question),
    asker: askerId,
    locale,
    ...(message && { conversation: message.conversation, message: message.id }),
  };
}

export function readQuestion({ row, etag }: Stored): Found {
  const { question, asker: askerId, locale, conversation, message } = QuestionRow.parse(row);
  const shown = conversation && message && { message: { conversation, id: message } };
  return { question, askerId, locale, ...shown, etag };
}

export async function findQuestion(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Found | undefined> {
  const stored = await tables.get(actPartition(tenant, space, id), questionKey(id));
  return stored && readQuestion(stored);
}

export function answerRow(tenant: string, space: string, id: string, answer: Answer): Row {
  return {
    partition: actPartition(tenant, space, id),
    key: answerKey(id, answer.id),
    answer: JSON.stringify(answer),
  };
}

/** Where an answer to a question is kept. */
export function answerKey(id: string, answer: string): string {
  return joinKey('r', id, answer);
}

export function readAnswer(row: Row): Answer {
  return AnswerRow.parse(row).answer;
}

export async function findAnswer(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
  answer: string,
): Promise<Answer | undefined> {
  const stored = await tables.get(actPartition(tenant, space, id), answerKey(id, answer));
  return stored && readAnswer(stored.row);
}

export function usefulRow(
  tenant: string,
  space: string,
  id: string,
  answer: string,
  person: string,
): Row {
  const partition = actPartition(tenant, space, id);
  return { partition, key: joinKey('u', id, answer, person), answer };
}

/** All answers and additions to a question, oldest first, with how useful they were found. Two transactions. */
export async function listAnswers(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Answer[]> {
  const partition = actPartition(tenant, space, id);
  const [answers, marks] = await Promise.all([
    listAll(tables, partition, `${joinKey('r', id)}|`),
    listAll(tables, partition, `${joinKey('u', id)}|`),
  ]);
  const useful = (answer: string) => marks.filter(({ row }) => row.answer === answer).length;
  return answers
    .map(({ row }) => readAnswer(row))
    .map((answer) => ({ ...answer, useful: useful(answer.id) }));
}

/** That a question got its first answer by somebody else; it can be inserted once. */
export function metRow(tenant: string, space: string, id: string, at: number): Row {
  return { partition: actPartition(tenant, space, id), key: joinKey('qm', id, 'first'), at };
}

/** The questions of a shard and their answers, for counting again: it reads the whole history. */
export async function listAllQuestions(tables: Tables, partition: string) {
  const [questions, answers, met] = await Promise.all([
    listAll(tables, partition, 'q|'),
    listAll(tables, partition, 'r|'),
    listAll(tables, partition, 'qm|'),
  ]);
  return {
    questions: questions.map(readQuestion),
    answers: answers.map(({ row }) => ({
      question: row.key.split('|')[1] ?? '',
      answer: readAnswer(row),
    })),
    met: met.map(({ row }) => ({
      question: row.key.split('|')[1] ?? '',
      at: MetRow.parse(row).at,
    })),
  };
}
