import * as z from 'zod/v4';
import { doneCard } from '../cards/frame';
import { asWritten, WriteData } from '../cards/written';
import { openClick } from '../operations/click';
import { operationId } from '../operations/identity';
import type { Sealed } from '../operations/seal';
import type { CardAnswer, CardTurn, Teams } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { mustFind } from './act';
import { contextLines, whyLines } from './cards';
import { composeShare } from './compose';
import { provideDigest } from './digest';
import { handleEffects } from './effects';
import { findLinks, unfoldLink } from './find';
import { provideHome } from './home';
import { ApproveData, ClickData, ShareData, Target } from './inputs';
import { provideNudge } from './nudge';
import { addContext, mark, save } from './respond';
import { share } from './share';
import { type Given, vet } from './vet';
import { curatorsOf } from './vetters';
import { decidedCard, type Vetting, vettingLines } from './vetting-cards';
import {
  openCurateDialog,
  openShareDialog,
  shareByDialog,
  shareByForm,
  shareByText,
  shareDialogAgain,
} from './ways-in';

/** Curated links: never without a why, vetted with context, found where people write. */
export function register(teams: Teams, world: World): void {
  handleEffects(world);
  provideNudge(world);
  provideDigest(world);
  provideHome(world);
  world.forms.provide('link', (turn, typed) => composeShare(world, turn, { typed }));

  /** Opens a button: what it is about, and who clicked, checked as somebody who may act in its space. */
  async function clicked(turn: CardTurn, verb: string, sealed: Sealed) {
    const { target, id } = await openClick(world, turn, verb, sealed, Target);
    const by = await world.spaces.participant(turn.tenant, turn.actor, target.space);
    return { target, by, id };
  }
  const said = (turn: CardTurn, key: string, values = {}) => textsFor(turn.locale)(key, values);

  teams.command('share', (turn) => shareByText(world, turn));
  teams.action('links.open', z.object({}), async (turn) => ({
    card: await composeShare(world, turn, { typed: {} }),
  }));
  teams.action('links.share', ShareData, (turn, data) => shareByForm(world, turn, data));

  teams.action('links.why', WriteData, async (turn, data) => {
    const { sealed } = data;
    const { target, by } = await clicked(turn, 'links.why', sealed);
    const { link } = await mustFind(world, by, target.id);
    const { url, title } = link;
    const lines = whyLines(textsFor(turn.locale));
    return asWritten(world, turn, { verb: 'links.why', lines, data }, async ({ text, anyway }) => {
      await share(world, {
        ...{ by, wish: { url, title, why: text, tags: '', anyway }, locale: turn.locale },
        id: operationId(sealed.at, 'links.why', target.id, turn.actor.id, text),
        standing: { conversation: turn.conversation },
      });
      return { message: said(turn, 'links.whyAdded') };
    });
  });
  teams.action('links.context', WriteData, async (turn, data) => {
    const { sealed } = data;
    const { target, by } = await clicked(turn, 'links.context', sealed);
    const lines = contextLines(textsFor(turn.locale));
    return asWritten(world, turn, { verb: 'links.context', lines, data }, async (written) => {
      await addContext(world, by, target.id, written, sealed.at);
      return { message: said(turn, 'links.contextAdded') };
    });
  });
  for (const what of ['useful', 'outdated'] as const)
    teams.action(`links.${what}`, ClickData, async (turn, { sealed }) => {
      const { target, by } = await clicked(turn, `links.${what}`, sealed);
      const result = await mark(world, by, target.id, what, sealed.at);
      return { message: said(turn, `links.mark.${what}.${result}`) };
    });
  teams.action('links.save', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'links.save', sealed);
    await save(world, by, target.id, true);
    return { message: said(turn, 'links.saved') };
  });

  /** A decision by one of the buttons of an approval or a review. */
  async function decided(
    turn: CardTurn,
    verb: string,
    sealed: Sealed,
    decision: Omit<Given, 'seen'>,
  ): Promise<CardAnswer> {
    const { target, by, id } = await clicked(turn, verb, sealed);
    const { seen } = target;
    const { locale, space: channel, messageId, conversation } = turn;
    const card = channel && messageId && { conversation: conversation.id, id: messageId };
    const given = { ...decision, seen, ...(card && { clicked: card }) };
    const link = await vet(world, by, target.id, id, given).catch((error: unknown) => {
      // Who has the button has seen the link: that they may not decide is no secret.
      const unseen = error instanceof Refusal && error.key === 'links.gone';
      if (!unseen || curatorsOf(by.space).includes(turn.actor.id)) throw error;
      throw new Refusal('links.onlyVetters');
    });
    if (!channel)
      return {
        card: doneCard(said(turn, `links.done.${link.state}`, { title: link.title }), locale),
      };
    const drawing = { text: textsFor(locale), locale, seals: world.seals, now: world.clock() };
    return { card: decidedCard(link, by.space.name, drawing) };
  }
  teams.action(
    'links.approve',
    ApproveData,
    (turn, { sealed, words: text, anyway, ...besides }) => {
      const lines = {
        ...vettingLines('links.approve', textsFor(turn.locale)),
        id: 'words',
        besides,
      };
      const form = { verb: 'links.approve', lines, data: { sealed, text, anyway } };
      return asWritten(world, turn, form, (written) =>
        decided(turn, 'links.approve', sealed, { decision: 'approve', ...written, ...besides }),
      );
    },
  );
  teams.action('links.stillGood', ClickData, (turn, { sealed }) =>
    decided(turn, 'links.stillGood', sealed, { decision: 'approve', text: '' }),
  );
  const writing: readonly [Vetting, Given['decision']][] = [
    ['links.sendBack', 'sendBack'],
    ['links.decline', 'decline'],
    ['links.retire', 'retire'],
    ['links.update', 'approve'],
  ];
  for (const [verb, decision] of writing)
    teams.action(verb, WriteData, (turn, data) => {
      const lines = vettingLines(verb, textsFor(turn.locale));
      return asWritten(world, turn, { verb, lines, data }, (written) =>
        decided(turn, verb, data.sealed, { decision, ...written }),
      );
    });
  teams.action('links.improve', ClickData, async (turn, { sealed }) => {
    const { target, by } = await clicked(turn, 'links.improve', sealed);
    const { link } = await mustFind(world, by, target.id);
    const own = link.whys.find(({ by: one }) => one.id === turn.actor.id);
    const typed = { url: link.url, title: link.title, why: own?.text, tags: link.tags.join(', ') };
    return { card: await composeShare(world, turn, { typed, aim: { only: target.space } }) };
  });

  teams.dialog('shareLink', {
    data: ShareData,
    open: (turn) => openShareDialog(world, turn),
    submit: (turn, data) => shareByDialog(world, turn, data),
    again: (turn, typed, problem) => shareDialogAgain(world, turn, typed, problem),
  });
  teams.dialog('curateThis', {
    data: ShareData,
    open: (turn) => openCurateDialog(world, turn),
    submit: (turn, data) => shareByDialog(world, turn, data),
    again: (turn, typed, problem) => shareDialogAgain(world, turn, typed, problem),
  });
  teams.query('findLinks', (turn) => findLinks(world, turn));
  teams.link('links', (turn, url) => unfoldLink(world, turn, url));
}
