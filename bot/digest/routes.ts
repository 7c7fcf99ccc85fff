import { Router } from 'express';
import { answerGet } from '../api';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { DigestAnswer, DigestQuery } from './contract';
import { shown } from './domain';
import { latestDigest } from './handlers';
import { digestPage } from './page';

/** GET /digest: the week of a space, with what needs the caller, also as it goes into an e-mail. */
export function routes(world: World): Router {
  const router = Router();
  const contract = { query: DigestQuery, answer: DigestAnswer };
  answerGet(router, '/digest', contract, async (caller, { space }) => {
    const reader = await world.spaces.reader(caller.tenant, caller, space);
    const digest = await latestDigest(world, reader);
    const needYou = (await world.digests.needs(reader.space, caller.id)).slice(0, shown);
    const locale = 'en';
    const opens = `${world.publicUrl}/tab/digest?space=${encodeURIComponent(space)}`;
    const { html, text } = digestPage(digest, needYou, { text: textsFor(locale), locale, opens });
    return { digest, needYou, html, text };
  });
  return router;
}
