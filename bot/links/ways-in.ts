import { addressesIn } from '../addresses/address';
import { doneCard } from '../cards/frame';
import { identityOfMessage, operationId } from '../operations/identity';
import type { Sealed } from '../operations/seal';
import { aimOf } from '../spaces/aim';
import { standingIn } from '../spaces/standing';
import type {
  CardAnswer,
  CardTurn,
  DialogAnswer,
  DialogTurn,
  MessageTurn,
  Reply,
  Turn,
} from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { linkCard } from './cards';
import { composeShare } from './compose';
import { isHidden } from './domain';
import { ClickData, type ShareData, ShareTarget, TypedData } from './inputs';
import { type Shared, share } from './share';

const actOf = ({ at, nonce }: Pick<Sealed, 'at' | 'nonce'>, actor: string) =>
  operationId(at, 'links.share', nonce, actor);

/** What came of sharing, where its card is not to be seen: in a dialog, or because it is vetted first. */
function said(turn: Turn, { link, known }: Shared, space: string): string {
  const text = textsFor(turn.locale);
  const values = { space, name: link.first.name, title: link.title };
  if (isHidden(link)) return text('links.shared.pending', values);
  if (known) return text('links.shared.known', values);
  return text('links.shared.new', values);
}

/** `share URL why` shares at once in a space. Anything less, or a refusal, brings the form with what was typed. */
export async function shareByText(world: World, turn: MessageTurn): Promise<Reply> {
  const text = textsFor(turn.locale);
  const { conversation, actor } = turn;
  const identity = identityOfMessage(turn);
  const [, url = '', why = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(turn.text) ?? [];
  const typed = { url, why };
  const asForm = async (problem?: string): Promise<Reply> => ({
    card: await composeShare(world, turn, { typed, identity, problem }),
    summary: text('links.form.heading'),
  });
  const space = await world.spaces.here(turn);
  if (!space || why.trim() === '') return asForm();
  const by = await world.spaces.participant(turn.tenant, actor, space.id);
  const wish = { ...typed, title: '', tags: '' };
  const sharing = { by, wish, locale: turn.locale, standing: { conversation } };
  try {
    const shared = await share(world, { ...sharing, id: actOf(identity, actor.id) });
    // A new link speaks for itself: its card follows.
    return shared.known || isHidden(shared.link)
      ? { text: said(turn, shared, space.name) }
      : undefined;
  } catch (error) {
    if (error instanceof Refusal) return asForm(text(error.key, error.values));
    turn.log.error({ err: error }, 'link not shared');
    return asForm(text('links.notCertain'));
  }
}

/** Shares what a form holds. */
async function submit(world: World, turn: Turn, data: ShareData, messageId?: string) {
  const { sealed } = data;
  const opened = world.seals.open('links.share', sealed, turn.actor.id, world.clock());
  const chosen = ShareTarget.parse(opened).space ?? data.space;
  if (!chosen) throw new Refusal('links.noPlace');
  const by = await world.spaces.participant(turn.tenant, turn.actor, chosen);
  const { space } = by;
  const standing = standingIn(space, turn, messageId);
  const shared = await share(world, {
    ...{
      by,
      wish: { ...data, anyway: data.anyway === 'true' },
      id: actOf(sealed, turn.actor.id),
      locale: turn.locale,
    },
    standing,
  });
  const stands = standing.messageId !== undefined && !shared.known && !isHidden(shared.link);
  return { shared, words: said(turn, shared, space.name), stands };
}

/**
 * The form in a chat: in the space it becomes the link's card, elsewhere a line that says where it went.
 * Refused, it is there again with what was typed, whatever the client does with inputs.
 */
export async function shareByForm(
  world: World,
  turn: CardTurn,
  data: ShareData,
): Promise<CardAnswer> {
  const { locale } = turn;
  const submitted = await submit(world, turn, data, turn.messageId).catch((error: unknown) => {
    if (error instanceof Refusal && /^(links|addresses|sensitivity)\./.test(error.key))
      return error;
    throw error;
  });
  if (submitted instanceof Refusal) {
    const problem = textsFor(locale)(submitted.key, submitted.values);
    const aim = aimOf(world, turn, 'links.share', data.sealed, data.space);
    const again = { typed: data, problem, identity: data.sealed, aim };
    return { card: await composeShare(world, turn, again) };
  }
  const { shared, words, stands } = submitted;
  if (!stands) return { card: doneCard(words, locale) };
  const drawing = { text: textsFor(locale), locale, seals: world.seals, now: world.clock() };
  return { card: linkCard(shared.link, drawing) };
}

/** The form of the message extension, in the compose box. */
export async function openShareDialog(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const card = await composeShare(world, turn, { typed: {}, dialog: true });
  return { title: textsFor(turn.locale)('links.form.heading'), card };
}

/** The form on a message: its links to choose from. */
export async function openCurateDialog(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const found = addressesIn(turn.message?.text ?? '');
  if (found.length === 0) throw new Refusal('links.noneInMessage');
  const card = await composeShare(world, turn, { typed: {}, found, dialog: true });
  return { title: textsFor(turn.locale)('links.form.heading'), card };
}

export async function shareByDialog(
  world: World,
  turn: DialogTurn,
  data: ShareData,
): Promise<DialogAnswer> {
  return { message: (await submit(world, turn, data)).words };
}

/** The dialog once more, with what was typed and what was wrong with it; it is still the same act. */
export async function shareDialogAgain(
  world: World,
  turn: DialogTurn,
  raw: unknown,
  problem: string,
): Promise<DialogAnswer> {
  const typed = TypedData.parse(raw);
  const identity = ClickData.safeParse(raw).data?.sealed;
  const aim = aimOf(world, turn, 'links.share', identity, typed.space);
  const found = addressesIn(turn.message?.text ?? '');
  const start = { typed, found, problem, identity, aim, dialog: true };
  const card = await composeShare(world, turn, start);
  return { title: textsFor(turn.locale)('links.form.heading'), card };
}
