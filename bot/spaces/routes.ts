import { Router } from 'express';
import { answerGet, answerPost, NoQuery } from '../api';
import type { World } from '../world';
import {
  CloseGroupBody,
  GroupAnswer,
  GroupsAnswer,
  MeAnswer,
  OpenGroupBody,
  SpacesAnswer,
} from './contract';
import { aliveness, closeGroup, openGroup } from './groups';

const placesOffered = 50;

/** GET /me, /spaces and /groups; POST /groups/open and /groups/close. */
export function routes(world: World): Router {
  const router = Router();
  const { spaces } = world;
  answerGet(router, '/me', { query: NoQuery, answer: MeAnswer }, async ({ id, name }) => ({
    id,
    name,
    admin: spaces.isAdmin(id),
  }));
  answerGet(router, '/spaces', { query: NoQuery, answer: SpacesAnswer }, async (caller) => {
    const readable = await spaces.readable(caller.tenant, caller, placesOffered);
    const own = new Set(
      (await spaces.places(caller.tenant, caller, placesOffered)).map(({ space }) => space.id),
    );
    const views = readable.map(({ space: { id, name, kind, open, closed, anonymous } }) => ({
      ...{ id, name, kind, open, closed, anonymous },
      member: own.has(id),
    }));
    return { spaces: views };
  });
  answerGet(router, '/groups', { query: NoQuery, answer: GroupsAnswer }, async (caller) => {
    const admin = spaces.isAdmin(caller.id);
    const own = admin ? await spaces.places(caller.tenant, caller, placesOffered) : [];
    return {
      groups: await aliveness(world, caller.tenant),
      most: world.groupsAtMost,
      candidates: own.flatMap(({ space }) =>
        space.open || space.closed ? [] : [{ id: space.id, name: space.name }],
      ),
      admin,
    };
  });
  const opening = { body: OpenGroupBody, answer: GroupAnswer };
  answerPost(router, '/groups/open', opening, world.clock, (caller, body, id) =>
    openGroup(world, { tenant: caller.tenant, person: caller }, id, body),
  );
  const closing = { body: CloseGroupBody, answer: GroupAnswer };
  answerPost(router, '/groups/close', closing, world.clock, (caller, { space }, id) =>
    closeGroup(world, { tenant: caller.tenant, person: caller }, id, space),
  );
  return router;
}
