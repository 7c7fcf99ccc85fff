import type { Expiring } from '../forgetting/kinds';
import type { Row } from '../tables/port';
import { answerDocumentId, declineDocumentId, documentId } from './documents';
import { readAnswer, readQuestion } from './store';

const answersIn = (rows: readonly Row[]) =>
  rows.filter((row) => 'answer' in row && row.key.startsWith('r|')).map(readAnswer);
const questionIn = (row: Row) => readQuestion({ row, etag: '' }).question;

export const questionsExpiring: readonly Expiring[] = [
  {
    ...{ name: 'question', where: 'space', prefix: 'q', hanging: ['r', 'u', 'qm'] },
    lastAt: (row, hanging) => {
      const { at, acceptedAt = 0 } = questionIn(row);
      return Math.max(at, acceptedAt, ...answersIn(hanging).map((answer) => answer.at));
    },
    documents: (row, hanging) => {
      const question = questionIn(row);
      return [
        documentId(question),
        ...answersIn(hanging).map(({ id }) => answerDocumentId(question, id)),
        ...question.asked.map(({ id }) => declineDocumentId(question, id)),
      ];
    },
  },
];
