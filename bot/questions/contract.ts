import * as z from 'zod/v4';
import { Id } from '../spaces/contract';

const NamedPerson = z.object({ id: z.string(), name: z.string() });

/** `open`: nobody answered yet; `resolved`: the asker or a curator accepted an answer. */
const QuestionState = z.enum(['open', 'answered', 'resolved']);

/** An answer, or an addition to one (`to`). Times are milliseconds since 1970. */
export const Answer = z.object({
  id: z.string(),
  by: NamedPerson,
  text: z.string(),
  at: z.number(),
  /** The wording of the question it was given for; lower than the question's where that was edited since. */
  version: z.number().int(),
  /** The answer it adds to. */
  to: z.string().optional(),
  /** How many found it useful. */
  useful: z.number().int(),
});
export type Answer = z.infer<typeof Answer>;

/** Somebody who was asked, and why. */
export const Asked = NamedPerson.extend({
  reasons: z.array(
    z.object({ key: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  declined: z.boolean().optional(),
});
export type Asked = z.infer<typeof Asked>;

/** A question as everybody who may read it sees it. */
export const Question = z.object({
  id: z.string(),
  space: z.string(),
  /** Empty where it was asked without a name. */
  asker: NamedPerson,
  title: z.string(),
  details: z.string(),
  tags: z.array(z.string()),
  at: z.number(),
  /** Counts the wordings, from 1. */
  version: z.number().int(),
  state: QuestionState,
  accepted: z.string().optional(),
  acceptedAt: z.number().optional(),
  asked: z.array(Asked),
  /** A few of the answers, the accepted and the most useful first; `answerCount` counts all. */
  answers: z.array(Answer),
  answerCount: z.number().int(),
});
export type Question = z.infer<typeof Question>;

/** What the board and the search show of a question. */
export const BoardItem = z.object({
  id: z.string(),
  space: z.string(),
  spaceName: z.string(),
  asker: NamedPerson,
  title: z.string(),
  /** The beginning of the details. */
  lead: z.string(),
  tags: z.array(z.string()),
  at: z.number(),
  state: QuestionState,
  answerCount: z.number().int(),
  /** The accepted answer, or the most useful one. */
  best: z.object({ by: z.string(), text: z.string(), accepted: z.boolean() }).optional(),
  /** Opens it in Teams. */
  link: z.string().optional(),
});
export type BoardItem = z.infer<typeof BoardItem>;

const boardFilters = ['all', 'open', 'mine', 'skills', 'waiting', 'resolved'] as const;
/** GET /api/questions. `skills`: open ones on the caller's skills; `waiting`: unanswered, the longest first. */
export const BoardQuery = z.object({
  filter: z.enum(boardFilters).default('all'),
  space: Id.optional(),
  tag: z.string().max(100).optional(),
  text: z.string().max(200).optional(),
  skip: z.coerce.number().int().min(0).max(10_000).default(0),
});
export type BoardQuery = z.infer<typeof BoardQuery>;
export const BoardAnswer = z.object({ questions: z.array(BoardItem), more: z.boolean() });
export type BoardAnswer = z.infer<typeof BoardAnswer>;

/** GET /api/questions/one */
export const OneQuery = z.object({ space: Id, id: Id });
export const OneAnswer = z.object({
  question: Question,
  spaceName: z.string(),
  /** All answers and additions, oldest first. */
  answers: z.array(Answer),
  link: z.string().optional(),
  /** What the caller may do besides answering. */
  mayAccept: z.boolean(),
});
export type OneAnswer = z.infer<typeof OneAnswer>;

const words = z.string().max(40_000);
/** POST /api/questions/ask */
export const AskBody = z.object({
  space: Id,
  title: words,
  details: words,
  tags: words,
  anonymous: z.boolean(),
  anyway: z.boolean().default(false),
});
export type AskBody = z.input<typeof AskBody>;
export const AskedAnswer = z.object({ question: Question });
export type AskedAnswer = z.infer<typeof AskedAnswer>;

const Which = z.object({ space: Id, id: Id });
/** POST /api/questions/answer */
export const AnswerBody = Which.extend({
  text: words,
  to: Id.optional(),
  anyway: z.boolean().default(false),
});
/** POST /api/questions/accept and /useful */
export const WhichAnswerBody = Which.extend({ answer: Id });
/** POST /api/questions/reopen */
export const WhichBody = Which;
export const DoneAnswer = z.object({ done: z.literal(true) });
export type DoneAnswer = z.infer<typeof DoneAnswer>;
