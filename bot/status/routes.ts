import { Router } from 'express';
import { answerGet, answerPost, NoQuery } from '../api';
import { Refusal } from '../teams/refusal';
import type { World } from '../world';
import { RetryAnswer, RetryBody, StatusAnswer } from './contract';
import { look } from './look';
import { retry } from './retry';

/** GET /status, POST /status/retry: for admins alone. */
export function routes(world: World): Router {
  const router = Router();
  const check = (person: string) => {
    if (!world.spaces.isAdmin(person)) throw new Refusal('status.onlyAdmin');
  };
  const looking = { query: NoQuery, answer: StatusAnswer };
  answerGet(router, '/status', looking, async (caller) => {
    check(caller.id);
    return look(world, caller.tenant);
  });
  const retrying = { body: RetryBody, answer: RetryAnswer };
  answerPost(router, '/status/retry', retrying, world.clock, async (caller, { kind }, id) => {
    check(caller.id);
    return retry(world, { tenant: caller.tenant, person: caller }, id, kind);
  });
  return router;
}
