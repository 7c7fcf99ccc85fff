import { Router } from 'express';
import { answerGet, NoQuery } from '../api';
import type { World } from '../world';
import { HomeAnswer } from './contract';

/** GET /home: what needs the caller and what is new, over all they may read. One transaction for their places, and one each, or a shard of a hot one. */
export function routes(world: World): Router {
  const router = Router();
  const contract = { query: NoQuery, answer: HomeAnswer };
  answerGet(router, '/home', contract, async (caller) =>
    world.home.read(caller, await world.spaces.readable(caller.tenant, caller)),
  );
  return router;
}
