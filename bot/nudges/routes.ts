import { Router } from 'express';
import { answerGet, answerPost, NoQuery } from '../api';
import type { World } from '../world';
import { PreferencesAnswer, PreferencesBody } from './contract';
import { decidePreferences } from './domain';
import { savePreferences } from './save';
import { findPreferences } from './store';

/** One's own preferences, and nobody else's. */
export function routes(world: World): Router {
  const router = Router();
  const contract = { query: NoQuery, answer: PreferencesAnswer };
  answerGet(router, '/nudges', contract, async ({ tenant, id }) => ({
    preferences: await findPreferences(world.tables, tenant, id),
  }));
  const saving = { body: PreferencesBody, answer: PreferencesAnswer };
  answerPost(router, '/nudges', saving, world.clock, async (caller, body, id) => {
    const who = { tenant: caller.tenant, person: caller.id };
    const change = (before: Parameters<typeof decidePreferences>[0]) =>
      decidePreferences(before, body, world.clock());
    return { preferences: await savePreferences(world, who, id, change) };
  });
  return router;
}
