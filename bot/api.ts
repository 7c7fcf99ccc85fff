import type { Response, Router } from 'express';
import type * as z from 'zod/v4';
import type { Caller } from './teams/sign-in';

/** The caller that the sign-in middleware verified. */
function callerOf(response: Response): Caller {
  const caller: unknown = response.locals.caller;
  if (!caller) throw new Error('A route was mounted in front of the sign-in');
  return caller as Caller;
}

/** One GET of the tab: the query is parsed, the caller verified, the answer held to its contract. */
export function answerGet<Query, Answer>(
  router: Router,
  path: string,
  contract: { readonly query: z.ZodType<Query>; readonly answer: z.ZodType<Answer> },
  answer: (caller: Caller, query: Query) => Promise<Answer>,
): void {
  router.get(path, async (request, response) => {
    const query = contract.query.parse(request.query);
    response.json(contract.answer.parse(await answer(callerOf(response), query)));
  });
}
