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
import { postCard } from './cards';
import { composePost } from './compose';
import { ClickData, type PostData, PostTarget, TypedData } from './inputs';
import { post } from './post';

const actOf = ({ at, nonce }: Pick<Sealed, 'at' | 'nonce'>, actor: string) =>
  operationId(at, 'posts.post', nonce, actor);
const noWords = { working: '', learned: '', wanted: '', url: '', tags: '' };

/** A refusal of what was typed, which goes back into the form; anything else is thrown. */
export function refusedWords(error: unknown): Refusal {
  if (error instanceof Refusal && /^(posts|addresses|sensitivity)\./.test(error.key)) return error;
  throw error;
}

/** `wol ...` posts at once in a space, as what one is working on. Anything less, or a refusal, brings the form with what was typed. */
export async function postByText(world: World, turn: MessageTurn): Promise<Reply> {
  const text = textsFor(turn.locale);
  const { conversation, actor } = turn;
  const identity = identityOfMessage(turn);
  const working = turn.mentions.reduce(
    (all, { text: markup, name }) => all.replaceAll(markup, name),
    turn.text,
  );
  const asForm = async (problem?: string): Promise<Reply> => ({
    card: await composePost(world, turn, { typed: { working }, identity, problem }),
    summary: text('posts.form.heading'),
  });
  const space = await world.spaces.here(turn);
  if (!space || working.trim() === '') return asForm();
  const by = await world.spaces.participant(turn.tenant, actor, space.id);
  const posting = { by, wish: { ...noWords, working }, locale: turn.locale };
  try {
    await post(world, { ...posting, id: actOf(identity, actor.id), standing: { conversation } });
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return asForm(text(error.key, error.values));
    turn.log.error({ err: error }, 'not posted');
    return asForm(text('posts.notCertain'));
  }
}

/** Posts what a form holds. */
async function submit(world: World, turn: Turn, data: PostData, messageId?: string) {
  const { sealed } = data;
  const opened = world.seals.open('posts.post', sealed, turn.actor.id, world.clock());
  const chosen = PostTarget.parse(opened).space ?? data.space;
  if (!chosen) throw new Refusal('posts.noPlace');
  const by = await world.spaces.participant(turn.tenant, turn.actor, chosen);
  const { space } = by;
  const standing = standingIn(space, turn, messageId);
  const posted = await post(world, {
    ...{
      by,
      wish: { ...data, anyway: data.anyway === 'true' },
      id: actOf(sealed, turn.actor.id),
      locale: turn.locale,
    },
    standing,
  });
  const words = textsFor(turn.locale)('posts.posted', { space: space.name });
  return { posted, words, stands: standing.messageId !== undefined };
}

/**
 * The form in a chat: in the space it becomes the post's card, elsewhere a line that says where it went.
 * Refused, it is there again with what was typed, whatever the client does with inputs.
 */
export async function postByForm(
  world: World,
  turn: CardTurn,
  data: PostData,
): Promise<CardAnswer> {
  const { locale } = turn;
  const text = textsFor(locale);
  const submitted = await submit(world, turn, data, turn.messageId).catch(refusedWords);
  if (submitted instanceof Refusal) {
    const problem = text(submitted.key, submitted.values);
    const aim = aimOf(world, turn, 'posts.post', data.sealed, data.space);
    const again = { typed: data, problem, identity: data.sealed, aim };
    return { card: await composePost(world, turn, again) };
  }
  const { posted, words, stands } = submitted;
  if (!stands) return { card: doneCard(words, locale) };
  return { card: postCard(posted, { text, locale, seals: world.seals }) };
}

/** The form of the message extension. On a message its words come along: one's own as what one works on, a colleague's as what was learned. */
export async function openPostDialog(world: World, turn: DialogTurn): Promise<DialogAnswer> {
  const { text: words = '', author } = turn.message ?? {};
  const typed = author?.id === turn.actor.id ? { working: words } : { learned: words };
  const card = await composePost(world, turn, { typed, dialog: true });
  return { title: textsFor(turn.locale)('posts.form.heading'), card };
}

export async function postByDialog(
  world: World,
  turn: DialogTurn,
  data: PostData,
): Promise<DialogAnswer> {
  return { message: (await submit(world, turn, data)).words };
}

/** The dialog once more, with what was typed and what was wrong with it; it is still the same act. */
export async function postDialogAgain(
  world: World,
  turn: DialogTurn,
  raw: unknown,
  problem: string,
): Promise<DialogAnswer> {
  const typed = TypedData.parse(raw);
  const identity = ClickData.safeParse(raw).data?.sealed;
  const aim = aimOf(world, turn, 'posts.post', identity, typed.space);
  const start = { typed, problem, identity, aim, dialog: true };
  const card = await composePost(world, turn, start);
  return { title: textsFor(turn.locale)('posts.form.heading'), card };
}
