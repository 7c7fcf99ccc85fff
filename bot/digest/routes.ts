import { Router } from 'express';
import { answerGet, answerPost } from '../api';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { DigestAnswer, DigestQuery, MailAnswer, MailBody } from './contract';
import { shown } from './domain';
import { latestDigest } from './handlers';
import { digestPage } from './page';
import { isSubscribed, subscribe } from './subscribers';

/** POST /digest/mail; GET /digest: the week of a space, with what needs the caller, also as it goes into an e-mail. */
export function routes(world: World): Router {
  const router = Router();
  const contract = { query: DigestQuery, answer: DigestAnswer };
  answerGet(router, '/digest', contract, async (caller, { space }) => {
    const reader = await world.spaces.reader(caller.tenant, caller, space);
    const digest = await latestDigest(world, reader);
    const needYou = (await world.digests.needs(reader.space, caller.id)).slice(0, shown);
    const { locale } = caller;
    const opens = world.pageLink('digest', space);
    const { html, text } = digestPage(digest, needYou, { text: textsFor(locale), locale, opens });
    const where = { tenant: caller.tenant, space };
    const mail = world.mailer && (await isSubscribed(world.tables, where, caller.id));
    return { digest, needYou, html, text, ...(mail !== undefined && { mail }) };
  });
  const mailing = { body: MailBody, answer: MailAnswer };
  answerPost(router, '/digest/mail', mailing, world.clock, async (caller, { space, wanted }) => {
    const { tenant, id } = caller;
    // Whoever left can still say no.
    if (wanted) await world.spaces.member(tenant, caller, space);
    await subscribe(world.tables, { tenant, space }, id, wanted);
    return { mail: wanted };
  });
  return router;
}
