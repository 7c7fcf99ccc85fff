import type { Counting } from '../counts/contract';
import { spacePartition } from '../spaces/partition';
import type { Tables } from '../tables/port';
import { countAccepted, countAnswer, countMet, countQuestion } from './counting';
import { listAllQuestions } from './store';

/** What the questions and answers of a shard add up to, read from themselves. It reads the whole history. */
export async function recountQuestions(
  tables: Tables,
  space: { readonly tenant: string; readonly id: string; readonly timeZone: string },
  shard: number,
): Promise<Counting[]> {
  const { tenant, id, timeZone } = space;
  const { questions, answers, met } = await listAllQuestions(
    tables,
    spacePartition(tenant, id, shard),
  );
  const byId = new Map(questions.map((kept) => [kept.question.id, kept]));
  return [
    ...questions.flatMap(({ question, question: { at, acceptedAt } }) => [
      { at, timeZone, ...countQuestion(question) },
      ...(acceptedAt === undefined ? [] : [{ at: acceptedAt, timeZone, ...countAccepted(1) }]),
    ]),
    ...answers.flatMap(({ question, answer }) => {
      const kept = byId.get(question);
      return kept ? [{ at: answer.at, timeZone, ...countAnswer(answer, kept) }] : [];
    }),
    ...met.flatMap(({ question: id, at }) => {
      const question = byId.get(id)?.question;
      return question ? [{ at: question.at, timeZone, ...countMet(question, at) }] : [];
    }),
  ];
}
