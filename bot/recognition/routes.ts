import { Router } from 'express';
import { answerGet } from '../api';
import type { Reader } from '../spaces/membership';
import type { Caller } from '../teams/sign-in';
import type { World } from '../world';
import { WallAnswer, WallQuery } from './contract';
import { readSlices } from './slices';
import { matches, mergePage, pageSize } from './wall';

/** Rows read for one page where most of them may be filtered out. */
const filteredRows = 100;

/** GET /recognition/wall: the kudos the caller may read, newest first, 20 a page. One transaction a space, or a shard of a hot one. */
export function routes(world: World): Router {
  const router = Router();

  async function readable(caller: Caller, space: string | undefined): Promise<Reader[]> {
    if (!space) return world.spaces.readable(caller.tenant, caller);
    const reader = await world.spaces.reader(caller.tenant, caller, space);
    // A group is read by all; only a place of their own is remembered.
    if (!reader.space.open) await world.spaces.seen(reader.space, caller.id);
    return [reader];
  }

  const contract = { query: WallQuery, answer: WallAnswer };
  answerGet(router, '/recognition/wall', contract, async (caller, query) => {
    const members = await readable(caller, query.space);
    const rows = query.practice || query.who ? filteredRows : pageSize;
    const slices = await readSlices(world, members, rows, query.after);
    return mergePage(slices, (kudos) => matches(kudos, query));
  });
  return router;
}
