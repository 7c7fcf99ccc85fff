import { Router } from 'express';
import * as z from 'zod/v4';
import { answerGet } from '../api';
import type { World } from '../world';
import { MeAnswer, SpacesAnswer } from './contract';

const NoQuery = z.object({});
const placesOffered = 50;

/** GET /me and GET /spaces. */
export function routes(world: World): Router {
  const router = Router();
  answerGet(router, '/me', { query: NoQuery, answer: MeAnswer }, async ({ id, name }) => ({
    id,
    name,
  }));
  answerGet(router, '/spaces', { query: NoQuery, answer: SpacesAnswer }, async (caller) => {
    const places = await world.spaces.places(caller.tenant, caller, placesOffered);
    return { spaces: places.map(({ space: { id, name, kind } }) => ({ id, name, kind })) };
  });
  return router;
}
