import express, { type Request, type Response, type Router } from 'express';
import * as z from 'zod/v4';
import { type OperationId, operationId } from './operations/identity';
import { Refusal } from './teams/refusal';
import type { Caller } from './teams/sign-in';
import { isSpoken } from './texts/texts';

/** Who asks, and the language they read: a tag there are texts for. */
export interface Asking extends Caller {
  readonly locale: string;
}

/** The first language of a request that there are texts for; a tag as the client sent it. */
export function readerLocale(request: Request): string {
  return request.acceptsLanguages().find(isSpoken) ?? 'en';
}

/** The caller that the sign-in middleware verified. */
function askingOf(request: Request, response: Response): Asking {
  const caller: unknown = response.locals.caller;
  if (!caller) throw new Error('A route was mounted in front of the sign-in');
  return { ...(caller as Caller), locale: readerLocale(request) };
}

/**
 * Which act a page's form is for: the same for every try of it, so that a repeated POST is the same act.
 * `at` is when the form was opened, in milliseconds.
 */
const Act = z.object({ nonce: z.string().min(16).max(64), at: z.number().int().positive() });
/** A form may lie open for some days; what is older, or of tomorrow, is not a form of ours. */
const oldestFormMs = 7 * 86_400_000;
const clockSkewMs = 5 * 60_000;

/** One POST of the tab: as `answerGet`, with the identity of the act it asks for. `what` names the act. */
export function answerPost<Body, Answer>(
  router: Router,
  path: string,
  contract: { readonly body: z.ZodType<Body>; readonly answer: z.ZodType<Answer> },
  clock: () => number,
  answer: (caller: Asking, body: Body, id: OperationId) => Promise<Answer>,
): void {
  router.post(path, express.json({ limit: '128kb' }), async (request, response) => {
    const { nonce, at } = Act.parse(request.body?.act);
    const caller = askingOf(request, response);
    if (at < clock() - oldestFormMs || at > clock() + clockSkewMs) throw new Refusal('api.oldForm');
    const body = contract.body.parse(request.body.body);
    const id = operationId(at, path, nonce, caller.id);
    response.json(contract.answer.parse(await answer(caller, body, id)));
  });
}

/** Of a GET that asks for nothing in particular. */
export const NoQuery = z.object({});

/** One GET of the tab: the query is parsed, the caller verified, the answer held to its contract. */
export function answerGet<Query, Answer>(
  router: Router,
  path: string,
  contract: { readonly query: z.ZodType<Query>; readonly answer: z.ZodType<Answer> },
  answer: (caller: Asking, query: Query) => Promise<Answer>,
): void {
  router.get(path, async (request, response) => {
    const query = contract.query.parse(request.query);
    response.json(contract.answer.parse(await answer(askingOf(request, response), query)));
  });
}
