import type { Space } from '../spaces/contract';
import { Refusal } from '../teams/refusal';
import { cleanLine, cleanWords, lengthOf, shorten } from '../texts/words';
import type { Answer, Question } from './contract';

/** Lengths are characters as people count them. */
export const limits = {
  shortestTitle: 8,
  longestTitle: 150,
  longestDetails: 4_000,
  longestAnswer: 4_000,
  perMinute: 5,
  answersShown: 3,
  /** Of an answer, in the question's own row and on its card. */
  longestShown: 600,
} as const;

export interface Wording {
  readonly title: string;
  readonly details: string;
}

function checkLength(text: string, longest: number): void {
  const length = lengthOf(text);
  if (length > longest) throw new Refusal('questions.tooLong', { length, longest });
}

/** The words of a question, cleaned; refuses a title that asks nothing and words that are too long. */
export function decideWording(typed: Wording): Wording {
  const title = cleanLine(typed.title);
  const details = cleanWords(typed.details);
  if (lengthOf(title) < limits.shortestTitle)
    throw new Refusal('questions.tooShort', { shortest: limits.shortestTitle });
  checkLength(title, limits.longestTitle);
  checkLength(details, limits.longestDetails);
  return { title, details };
}

/** A typed sentence as title and details: the first sentence or line asks, the rest explains. */
export function splitQuestion(typed: string): Wording {
  const text = cleanWords(typed);
  const first = /^[^\n]{8,150}?(?:[?!.](?=\s|$)|(?=\n)|$)/u.exec(text)?.[0];
  if (first) return { title: first.trim(), details: text.slice(first.length).trim() };
  if (lengthOf(text) <= limits.longestTitle) return { title: cleanLine(text), details: '' };
  return { title: shorten(cleanLine(text), limits.longestTitle), details: text };
}

/** The words of an answer, cleaned; refuses nothing at all and what is too long. */
export function decideAnswer(typed: string): string {
  const text = cleanWords(typed);
  if (text === '') throw new Refusal('questions.emptyAnswer');
  checkLength(text, limits.longestAnswer);
  return text;
}

/** Refuses the sixth question of a minute. */
export function checkPace(recent: readonly number[]): void {
  if (recent.length >= limits.perMinute)
    throw new Refusal('questions.tooFast', { most: limits.perMinute });
}

/** Refuses to ask without a name where the space does not let one: to ask with it instead would tell. */
export function checkAnonymous(space: Pick<Space, 'name' | 'anonymous'>, wanted: boolean): void {
  if (wanted && !space.anonymous)
    throw new Refusal('questions.notAnonymous', { space: space.name });
}

/** Who decides about a question: whoever asked it, and the curators of its space. */
export function mayDecide(askerId: string, actor: string, curators: readonly string[]): boolean {
  return actor === askerId || curators.includes(actor);
}

function best(answers: readonly Answer[], accepted?: string): readonly Answer[] {
  return answers
    .filter(({ to }) => !to)
    .toSorted(
      (a, b) =>
        Number(b.id === accepted) - Number(a.id === accepted) || b.useful - a.useful || a.at - b.at,
    );
}

/** The question with what its row copies of its answers: how many, and the best of them. */
export function withAnswers(question: Question, answers: readonly Answer[]): Question {
  const ranked = best(answers, question.accepted);
  const state = question.accepted ? 'resolved' : ranked.length > 0 ? 'answered' : 'open';
  const shown = ranked
    .slice(0, limits.answersShown)
    .map((answer) => ({ ...answer, text: shorten(answer.text, limits.longestShown) }));
  return { ...question, state, answers: shown, answerCount: ranked.length };
}

/** Accepts an answer; refuses an addition, and a second acceptance. */
export function accept(question: Question, answer: Answer | undefined, now: number): Question {
  if (!answer || answer.to) throw new Refusal('questions.noAnswer');
  const { accepted: earlier, answers, answerCount } = question;
  if (earlier) {
    const other = answers.find(({ id }) => id === earlier);
    throw new Refusal('questions.alreadyAccepted', { name: other?.by.name ?? '' });
  }
  const known = [answer, ...answers.filter(({ id }) => id !== answer.id)];
  const resolved = withAnswers({ ...question, accepted: answer.id, acceptedAt: now }, known);
  return { ...resolved, answerCount: Math.max(answerCount, resolved.answerCount) };
}

/** Takes an acceptance back. */
export function reopen(question: Question): Question {
  if (!question.accepted) throw new Refusal('questions.notResolved');
  const { accepted: _accepted, acceptedAt: _at, ...open } = question;
  return { ...withAnswers(open, question.answers), answerCount: question.answerCount };
}

/** Another wording by its asker; what was answered before says so. */
export function reword(question: Question, wording: Wording, tags: string[]): Question {
  const version = question.version + (question.answerCount > 0 ? 1 : 0);
  return { ...question, ...wording, tags, version };
}
