import * as z from 'zod/v4';
import { Typed } from '../cards/inputs';
import { commit } from '../operations/commit';
import { operationId } from '../operations/identity';
import type { Effect } from '../operations/outbox';
import { Sealed } from '../operations/seal';
import type { Kind } from '../search/contract';
import { joinKey } from '../tables/keys';
import type { Card, Teams, Turn } from '../teams/port';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { cleanEmail } from './email/clean';
import { type Proposal, propose } from './email/propose';
import { emailCard, emailKinds, longestEmail, replyCard } from './email-card';

const ReadData = z.object({ sealed: Sealed, email: Typed, as: z.enum(emailKinds).default('auto') });
const Reply = z.object({
  tenant: z.string(),
  person: z.string(),
  as: z.enum(['post', 'question', 'link']),
  since: z.number(),
  /** The spaces they could post in when they read it. */
  spaces: z.array(z.string()),
  locale: z.string(),
  tries: z.number().int(),
});
type Reply = z.infer<typeof Reply>;
const kind = 'nudges.reply';
const proposed = 4;
const minuteMs = 60_000;
/** When it is looked whether they posted it, after they read it. */
const looks = [2 * minuteMs, 10 * minuteMs, 60 * minuteMs];

function replying(reply: Reply): Effect {
  const due = reply.since + (looks[reply.tries] ?? 0);
  return { kind, data: reply, due };
}

/** The form of the practice that suits a mail, with what it says and the tags it speaks of, for the person to look over and post. */
function formOf(
  { forms, tags: vocabulary }: World,
  turn: Turn,
  { as, title, text, url }: Proposal,
  places: readonly string[],
): Promise<Card> {
  const tags = vocabulary.propose(turn.tenant, places, `${title} ${text}`, proposed).join(', ');
  if (as === 'question') return forms.make('question', turn, { title, details: text, tags });
  if (as === 'link') return forms.make('link', turn, { title, why: text, url: url ?? '', tags });
  return forms.make('post', turn, { working: [title, text].filter(Boolean).join('\n'), tags });
}

/** A mail to many becomes a question, a post or a link in the open, and its readers are led there. */
export function handleEmails(teams: Teams, world: World): void {
  const { tables, outbox, sender, spaces } = world;
  const drawing = (locale: string) => ({
    ...{ text: textsFor(locale), locale, seals: world.seals, now: world.clock() },
  });
  const ask = (turn: Turn, problem?: string): Card =>
    emailCard(turn.actor.id, world.id(), drawing(turn.locale), problem);

  teams.command('email', async (turn) => ({
    card: ask(turn),
    summary: textsFor(turn.locale)('nudges.email.title'),
  }));
  teams.action('nudges.email', z.object({}), async (turn) => ({ card: ask(turn) }));

  /** Later the line for the answer is offered: when it is posted, its place in Teams is known. */
  async function follow(
    turn: Turn,
    { as }: Proposal,
    sealed: Sealed,
    places: readonly string[],
  ): Promise<void> {
    const { tenant, actor, locale } = turn;
    const since = world.clock();
    const reply = { tenant, person: actor.id, as, since, locale, tries: 0, spaces: [...places] };
    const partition = joinKey(tenant);
    const id = operationId(sealed.at, kind, sealed.nonce, actor.id);
    const effects = [replying(reply)];
    await commit(tables, { partition, id, writes: [], effects, result: null }, world.clock());
    outbox.kick(partition);
  }

  teams.action('nudges.readEmail', ReadData, async (turn, { sealed, email, as }) => {
    world.seals.open('nudges.readEmail', sealed, turn.actor.id, world.clock());
    const cleaned = cleanEmail(email.slice(0, longestEmail));
    if (cleaned.body === '' && !cleaned.subject)
      return { card: ask(turn, textsFor(turn.locale)('nudges.email.empty')) };
    const proposed = propose(cleaned);
    const proposal = as === 'auto' ? proposed : { ...proposed, as };
    const places = (await spaces.whereTo(turn)).map(({ space }) => space.id);
    const card = await formOf(world, turn, proposal, places);
    await follow(turn, proposal, sealed, places);
    return { card };
  });

  outbox.handle(kind, async (data, attempt) => {
    if (attempt.begun) return;
    const reply = Reply.parse(data);
    const { tenant, person, since, locale, tries } = reply;
    const [posted] = world.search.find({
      ...{ tenant, reader: person, spaces: reply.spaces, kinds: [reply.as satisfies Kind] },
      ...{ text: '', authors: [person], limit: 1 },
    });
    const link = posted && linkOf(posted.view);
    if (!posted || posted.at < since || !link) {
      if (tries + 1 === looks.length) return;
      const again = { ...reply, tries: tries + 1 };
      const partition = joinKey(tenant);
      const id = operationId(since, kind, person, String(since), String(tries + 1));
      const act = { partition, id, writes: [], effects: [replying(again)], result: null };
      await commit(tables, act, world.clock());
      outbox.kick(partition);
      return;
    }
    const space = await spaces.find(tenant, posted.space);
    if (!space) return;
    const chat = await sender.personal(space, { id: person, name: '' });
    const look = drawing(locale);
    await attempt.begin();
    await sender.post(chat, replyCard(posted.title, link, look), look.text('nudges.email.title'));
  });
}

const Linked = z.looseObject({ link: z.string().optional() });
const linkOf = (view: string) => Linked.parse(JSON.parse(view)).link;
