import { Router } from 'express';
import { answerGet, answerPost, NoQuery } from '../api';
import { commit } from '../operations/commit';
import { spacePartition } from '../spaces/partition';
import { RosterError } from '../teams/port';
import type { World } from '../world';
import {
  GraphAnswer,
  GraphBody,
  HealthAnswer,
  HealthQuery,
  NetworkAnswer,
  NetworkQuery,
  OrganisationAnswer,
  OrganisationQuery,
  SharedHealthAnswer,
  ShareHealthBody,
} from './contract';
import { chooseShown, readLeaderModelling, readNetwork } from './graph';
import { sharing } from './handlers';
import { readHealth } from './read';
import { readSkills } from './skills';
import { isShown } from './store';

/**
 * GET /health, of a space: one transaction a shard. GET /health/organisation: the same for each group and each
 * of the caller's own spaces, and one for the whole organisation. GET /health/network: one transaction. GET and POST /health/graph: the caller's own
 * choice. POST /health/share.
 */
export function routes(world: World): Router {
  const router = Router();
  const { spaces, tables, clock } = world;

  const one = { query: HealthQuery, answer: HealthAnswer };
  answerGet(router, '/health', one, async (caller, { space, weeks }) => {
    const reader = await spaces.reader(caller.tenant, caller, space);
    const [health, skills] = await Promise.all([
      readHealth(world, reader.space, weeks),
      readSkills(world, reader.space),
    ]);
    return { health, ...(skills && { skills }) };
  });

  const organisation = { query: OrganisationQuery, answer: OrganisationAnswer };
  answerGet(router, '/health/organisation', organisation, async (caller, { weeks }) => {
    const readers = await spaces.readable(caller.tenant, caller);
    const found = readers.map(async ({ space }) => {
      const { members, figures } = await readHealth(world, space, weeks);
      return { id: space.id, name: space.name, open: space.open, members, figures };
    });
    const read = await Promise.allSettled(found);
    // One that cannot be asked how many people are in it is left out, rather than all the others.
    for (const each of read)
      if (each.status === 'rejected' && !(each.reason instanceof RosterError)) throw each.reason;
    return {
      spaces: read.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])),
      leaderModelling: await readLeaderModelling(world, caller.tenant),
    };
  });

  const network = { query: NetworkQuery, answer: NetworkAnswer };
  answerGet(router, '/health/network', network, async (caller, { space }) =>
    readNetwork(world, await spaces.reader(caller.tenant, caller, space)),
  );

  const own = { query: NoQuery, answer: GraphAnswer };
  answerGet(router, '/health/graph', own, async ({ tenant, id }) => ({
    shown: await isShown(tables, tenant, id),
  }));
  const choosing = { body: GraphBody, answer: GraphAnswer };
  answerPost(router, '/health/graph', choosing, clock, async (caller, { shown }, id) => {
    await chooseShown(world, caller, id, shown);
    return { shown };
  });

  const posting = { body: ShareHealthBody, answer: SharedHealthAnswer };
  answerPost(router, '/health/share', posting, clock, async (caller, { space, weeks }, id) => {
    const { tenant } = await spaces.participant(caller.tenant, caller, space);
    const partition = spacePartition(tenant, space);
    const effects = [sharing(tenant, space, weeks)];
    const act = { partition, id, writes: [], effects, result: null };
    await commit(tables, act, clock());
    world.outbox.kick(partition);
    return { done: true as const };
  });
  return router;
}
