import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/v4';
import { type LocalIndex, openIndex } from '../../bot/search/index';

const Id = z.union([z.string(), z.number()]).transform(String);
const at = z.string().transform((text) => Date.parse(text));
const Question = z.object({
  ...{ kind: z.literal('question'), id: Id, at, askedBy: Id.nullish(), title: z.string() },
  tags: z.array(z.string()),
  body: z.string().default(''),
  acceptedAnswerId: Id.nullish(),
});
const Answer = z.object({
  ...{ kind: z.literal('answer'), id: Id, at, questionId: Id, answeredBy: Id },
  body: z.string().default(''),
});
const Line = z.discriminatedUnion('kind', [Question, Answer]);
type Question = z.infer<typeof Question>;

/** A question of the test, and who of the candidates answered it. */
export interface Case {
  readonly question: Question;
  readonly relevant: ReadonlySet<string>;
}

/** A site as the protocol cuts it: what was known at the cut, and what was asked from then on. */
export interface Site {
  readonly name: string;
  readonly cases: readonly Case[];
  readonly index: LocalIndex;
  /** When each candidate answered before the cut, oldest first. */
  readonly activity: ReadonlyMap<string, readonly number[]>;
  readonly cut: number;
}

const testShare = 0.2;
export const where = { tenant: 'bench', spaces: ['site'], reader: '' };

/** The last 20% of the questions are the test; evidence are the answers before it, to questions before it. */
export function readSite(file: string): Site {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim());
  const rows = lines.map((line) => Line.parse(JSON.parse(line)));
  const questions = rows.flatMap((row) => (row.kind === 'question' ? [row] : []));
  const answers = rows.flatMap((row) => (row.kind === 'answer' ? [row] : []));
  const sorted = questions.toSorted((a, b) => a.at - b.at);
  const test = sorted.slice(Math.floor(sorted.length * (1 - testShare)));
  const cut = test[0]?.at ?? 0;
  const byId = new Map(questions.map((question) => [question.id, question]));
  const index = openIndex(':memory:');
  const activity = new Map<string, number[]>();
  index.together(() => {
    for (const answer of answers.toSorted((a, b) => a.at - b.at)) {
      const question = byId.get(answer.questionId);
      if (!question || question.at >= cut || answer.at >= cut) continue;
      const accepted = question.acceptedAnswerId === answer.id;
      activity.set(answer.answeredBy, [...(activity.get(answer.answeredBy) ?? []), answer.at]);
      index.put(
        {
          ...{ tenant: where.tenant, id: answer.id, kind: 'answer', space: 'site' },
          title: question.title,
          text: `${question.body}\n${answer.body}`,
          tags: question.tags,
          people: [answer.answeredBy],
          author: '',
          at: answer.at,
          weight: accepted ? 2 : 1,
          state: accepted ? 'accepted' : '',
          view: '',
        },
        1,
      );
    }
  });
  const cases = test.flatMap((question) => {
    const theirs = answers.filter(({ questionId }) => questionId === question.id);
    const candidates = theirs.map(({ answeredBy }) => answeredBy).filter((id) => activity.has(id));
    const relevant = new Set(candidates.filter((id) => id !== question.askedBy));
    return relevant.size > 0 ? [{ question, relevant }] : [];
  });
  return { name: path.basename(file), cases, index, activity, cut };
}
