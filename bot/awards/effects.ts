import { doneCard } from '../cards/frame';
import { ActRef, handleMessages, type MessageAt } from '../operations/message';
import { settle } from '../operations/settle';
import type { Space } from '../spaces/contract';
import { Reopened } from '../spaces/effects';
import { notInstalledAsAbsent } from '../spaces/membership';
import { SendError } from '../teams/port';
import type { World } from '../world';
import { composeApproval } from './approval';
import {
  announcement,
  decisionLine,
  nominationCard,
  nominationSummary,
  periodCard,
  periodSummary,
} from './cards';
import type { NominationView, Period } from './contract';
import { awardDocument } from './documents';
import { withReasons } from './domain';
import { Approval, Ask, Next } from './effect-kinds';
import { goOn } from './go-on';
import { askApprovers, closePeriod, openNext } from './periods';
import {
  askedRow,
  type FoundNomination,
  type FoundPeriod,
  findRound,
  listAsked,
  listReasons,
  nominationRow,
  periodOf,
  periodRow,
} from './store';
import { drawingFor } from './ways-in';

/** What stands in a message: a period, or a nomination in it. */
type Standing = { readonly message?: MessageAt; readonly locale: string; readonly etag: string } & (
  | { readonly of: 'period'; readonly found: FoundPeriod; readonly nominations: number }
  | {
      readonly of: 'nomination';
      readonly found: FoundNomination;
      readonly view: NominationView;
      readonly period: Period;
    }
);

const isPeriod = ({ id }: ActRef) => id.startsWith('p.');

/** Registers what happens after an act upon an award is durable. */
export function handleEffects(world: World): void {
  const { outbox, sender, spaces, tables, search } = world;

  async function find(ref: ActRef): Promise<Standing | undefined> {
    const of = { ...ref, id: periodOf(ref.id) };
    const round = await findRound(tables, of);
    if (!round) return undefined;
    const as = ({ message, locale, etag }: FoundPeriod | FoundNomination) => {
      return { ...(message && { message }), locale, etag };
    };
    if (isPeriod(ref)) {
      const { found, nominations } = round;
      return { ...as(found), of: 'period', found, nominations: nominations.length };
    }
    const found = round.nominations.find(({ nomination }) => nomination.id === ref.id);
    if (!found) return undefined;
    const { period } = round.found;
    const reasons = (await listReasons(tables, of)).get(ref.id) ?? [];
    const view = withReasons(found.nomination, reasons);
    return { ...as(found), of: 'nomination', found, view, period };
  }

  handleMessages<Standing>(world, 'awards', {
    find,
    keep: async ({ tenant }, kept) => {
      const { message } = kept;
      const row =
        kept.of === 'period'
          ? periodRow(tenant, { ...kept.found, ...(message && { message }) })
          : nominationRow(tenant, { ...kept.found, ...(message && { message }) });
      await tables.replace(row, kept.etag);
    },
    draw: (_ref, kept) => {
      const drawing = drawingFor(world, kept.locale);
      return kept.of === 'period'
        ? {
            card: periodCard(kept.found.period, kept.nominations, drawing),
            summary: periodSummary(kept.found.period, drawing),
          }
        : {
            card: nominationCard(kept.view, kept.period, drawing),
            summary: nominationSummary(kept.view, kept.period, drawing),
          };
    },
  });

  outbox.handleUnordered('awards.index', async (data) => {
    const ref = ActRef.parse(data);
    const [round, space] = await Promise.all([
      findRound(tables, ref),
      spaces.find(ref.tenant, ref.space),
    ]);
    if (round && space) await search.put(awardDocument(round.found.period, space));
  });

  outbox.handle('awards.close', (data) => closePeriod(world, ActRef.parse(data)));
  outbox.handle('awards.next', (data) => {
    const { after, ...ref } = Next.parse(data);
    return openNext(world, ref, after);
  });
  outbox.handle('awards.ask', (data) => {
    const { round, ...ref } = Ask.parse(data);
    return askApprovers(world, ref, round);
  });

  outbox.handle('spaces.reopened', (data) => goOn(world, Reopened.parse(data)));

  outbox.handle('awards.approval', async (data, attempt) => {
    if (attempt.begun) return;
    const { person, round, ...ref } = Approval.parse(data);
    const [known, space] = await Promise.all([
      findRound(tables, ref),
      spaces.find(ref.tenant, ref.space),
    ]);
    if (!space || space.closed || known?.found.period.state !== 'deciding') return;
    // Left since they were found: the reminder hands over.
    if (!(await world.roster.member(space, person).catch(notInstalledAsAbsent))) return;
    const card = await composeApproval(world, { space, person }, known, round);
    const chat = await sender.personal(space, { id: person, name: '' });
    await attempt.begin();
    const id = await sender.post(chat, card, String(card.fallbackText));
    const asked = askedRow(ref, person, round, { conversation: chat.id, id });
    await settle(() => tables.put(asked));
  });

  async function decisionOf(
    ref: ActRef,
  ): Promise<{ found: FoundPeriod; space: Space } | undefined> {
    const [round, space] = await Promise.all([
      findRound(tables, ref),
      spaces.find(ref.tenant, ref.space),
    ]);
    return round?.found.period.decision && space ? { found: round.found, space } : undefined;
  }

  outbox.handle('awards.announce', async (data, attempt) => {
    if (attempt.begun) return;
    const known = await decisionOf(ActRef.parse(data));
    if (!known) return;
    const { tenant, serviceUrl, conversation } = known.space;
    const { period, locale } = known.found;
    const card = announcement(period, drawingFor(world, locale));
    await attempt.begin();
    await sender.post({ tenant, serviceUrl, id: conversation }, card, String(card.fallbackText));
  });

  // Those who were asked and are still there see in their own chat who decided what.
  outbox.handle('awards.decided', async (data) => {
    const ref = ActRef.parse(data);
    const known = await decisionOf(ref);
    if (!known) return;
    const { tenant, serviceUrl } = known.space;
    const { period, locale } = known.found;
    const words = decisionLine(period, drawingFor(world, locale));
    for (const { person, at } of await listAsked(tables, ref)) {
      if (!(await world.roster.member(known.space, person).catch(notInstalledAsAbsent))) continue;
      const to = { tenant, serviceUrl, id: at.conversation };
      await sender.update(to, at.id, doneCard(words, locale), words).catch((error: unknown) => {
        if (!(error instanceof SendError) || !['gone', 'blocked'].includes(error.code)) throw error;
      });
    }
  });
}
