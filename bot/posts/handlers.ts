import * as z from 'zod/v4';
import { asWritten, WriteData } from '../cards/written';
import { openClick } from '../operations/click';
import { operationId } from '../operations/identity';
import type { Sealed } from '../operations/seal';
import type { CardTurn, Teams } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { mustFind } from './act';
import { inputLines, outcomeLines, postCard } from './cards';
import { closePost, editPost } from './change';
import { composeEdit, composePost } from './compose';
import { provideDigest } from './digest';
import { checkAuthor, checkOpen } from './domain';
import { handleEffects } from './effects';
import { provideHome } from './home';
import { ClickData, PostData, Target } from './inputs';
import { provideNudge } from './nudge';
import { offerInput, sayHelped, watch } from './respond';
import {
  openPostDialog,
  postByDialog,
  postByForm,
  postByText,
  postDialogAgain,
  refusedWords,
} from './ways-in';

/** Work out loud: what one works on, has learned, or would like input on, in the open. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  provideNudge(world);
  provideDigest(world);
  provideHome(world);
  world.forms.provide('post', (turn, typed) => composePost(world, turn, { typed }));

  /** Opens a button: what it is about, and who clicked, checked as somebody who may act in its space. */
  async function clicked(turn: CardTurn, verb: string, sealed: Sealed) {
    const { target, id } = await openClick(world, turn, verb, sealed, Target);
    const by = await world.spaces.participant(turn.tenant, turn.actor, target.space);
    return { target, by, id };
  }
  const said = (turn: CardTurn, key: string) => textsFor(turn.locale)(key);
  const place = ({ conversation, messageId, space }: CardTurn) =>
    space ? { conversation: conversation.id, messageId } : undefined;

  teams.command('wol', (turn) => postByText(world, turn));
  teams.action('posts.open', z.object({}), async (turn) => ({
    card: await composePost(world, turn, { typed: {} }),
  }));
  teams.action('posts.post', PostData, (turn, data) => postByForm(world, turn, data));

  teams.action('posts.input', WriteData, async (turn, data) => {
    const { sealed } = data;
    const { target, by } = await clicked(turn, 'posts.input', sealed);
    const lines = inputLines(textsFor(turn.locale));
    return asWritten(world, turn, { verb: 'posts.input', lines, data }, async (written) => {
      await offerInput(world, by, target.id, written, sealed.at, place(turn));
      return { message: said(turn, 'posts.offered') };
    });
  });
  teams.action('posts.watch', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'posts.watch', sealed);
    const result = await watch(world, by, target.id, sealed.at);
    return { message: said(turn, `posts.watch.${result}`) };
  });
  teams.action('posts.helped', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'posts.helped', sealed);
    const result = await sayHelped(world, by, target.id, sealed.at);
    return { message: said(turn, `posts.helped.${result}`) };
  });

  teams.action('posts.openEdit', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'posts.openEdit', sealed);
    const { post } = await mustFind(world, by, target.id);
    checkAuthor(post, turn.actor.id);
    checkOpen(post);
    const { working, learned, wanted, page, tags } = post;
    const typed = { working, learned, wanted, url: page?.url ?? '', tags: tags.join(', ') };
    return { card: composeEdit(world, turn, by, target, { typed }) };
  });
  teams.action('posts.edit', PostData, async (turn, { sealed, ...typed }) => {
    const { target, by, id } = await clicked(turn, 'posts.edit', sealed);
    const text = textsFor(turn.locale);
    const wish = { ...typed, anyway: typed.anyway === 'true' };
    const post = await editPost(world, by, target.id, id, wish).catch(refusedWords);
    if (post instanceof Refusal) {
      const start = { typed, problem: text(post.key, post.values), identity: sealed };
      return { card: composeEdit(world, turn, by, target, start) };
    }
    return { card: postCard(post, { text, locale: turn.locale, seals: world.seals }) };
  });
  teams.action('posts.close', WriteData, async (turn, data) => {
    const { sealed, text } = data;
    const { target, by } = await clicked(turn, 'posts.close', sealed);
    const id = operationId(sealed.at, 'posts.close', target.id, turn.actor.id, text);
    const lines = outcomeLines(textsFor(turn.locale));
    return asWritten(world, turn, { verb: 'posts.close', lines, data }, async (written) => {
      await closePost(world, by, target.id, id, written);
      return { message: said(turn, 'posts.done') };
    });
  });

  teams.dialog('workOutLoud', {
    data: PostData,
    open: (turn) => openPostDialog(world, turn),
    submit: (turn, data) => postByDialog(world, turn, data),
    again: (turn, typed, problem) => postDialogAgain(world, turn, typed, problem),
  });
}
