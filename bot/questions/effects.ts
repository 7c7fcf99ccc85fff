import type * as z from 'zod/v4';
import { operationId } from '../operations/identity';
import { type ActRef, handleMessages } from '../operations/message';
import { chatWith } from '../spaces/chat';
import type { Participant } from '../spaces/membership';
import { messageLink } from '../teams/message-link';
import { Refusal } from '../teams/refusal';
import { textsFor } from '../texts/texts';
import type { World } from '../world';
import { noticeCard, questionCard, questionSummary } from './cards';
import { widenQuestion } from './decide';
import { answerDocument, declineDocument, documentId, questionDocument } from './documents';
import { withAnswers } from './domain';
import { Index, PassOn, Tell, Widen, widen } from './effect-kinds';
import { passedOnCard } from './passed-on-card';
import { type Found, findQuestion, listAnswers, questionRow } from './store';

/** After this many times others are not asked any more. */
const mostWaves = 2;

/** Registers what happens after an act upon a question is durable. */
export function handleEffects(world: World): void {
  const { outbox, sender, spaces, tables, search } = world;
  const find = ({ tenant, space, id }: ActRef) => findQuestion(tables, tenant, space, id);
  const answers = ({ tenant, space, id }: ActRef) => listAnswers(tables, tenant, space, id);
  const drawing = ({ locale }: Found, { tenant }: ActRef) => {
    const text = textsFor(locale);
    return { text, locale, seals: world.seals, tenant, now: world.clock() };
  };

  handleMessages<Found>(world, 'questions', {
    find,
    posted: reindex,
    refresh: async (ref, found) => ({
      ...found,
      question: withAnswers(found.question, await answers(ref)),
    }),
    keep: async (ref, found) => {
      await tables.replace(questionRow(ref.tenant, found), found.etag);
    },
    draw: (ref, found) => ({
      card: questionCard(found.question, drawing(found, ref)),
      summary: questionSummary(found.question, textsFor(found.locale)),
    }),
  });

  /** Lets the question be found as it now is, and what is named with it. */
  async function reindex({ answer, declined, ...ref }: z.infer<typeof Index>): Promise<void> {
    const [found, space] = await Promise.all([find(ref), spaces.find(ref.tenant, ref.space)]);
    if (!found) return search.remove(ref.tenant, documentId(ref));
    if (!space) return;
    const all = await answers(ref);
    const kept = { ...found, question: withAnswers(found.question, all) };
    await search.put(questionDocument(kept, space));
    const changed = all.find(({ id, to }) => id === answer && !to);
    if (changed) await search.put(answerDocument(kept.question, changed, space));
    if (declined) await search.put(declineDocument(kept.question, declined, world.clock(), space));
  }
  outbox.handleUnordered('questions.index', (data) => reindex(Index.parse(data)));

  outbox.handle('questions.passOn', async (data, attempt) => {
    const { person, ...ref } = PassOn.parse(data);
    if (attempt.begun) return;
    const found = await find(ref);
    const asked = found?.question.asked.find(({ id }) => id === person);
    const space = await spaces.find(ref.tenant, ref.space);
    if (!found || !asked || !space || found.question.state === 'resolved') return;
    const people = await world.roster.some(space, 100);
    const chat = await chatWith(world, ref, person);
    if (!chat) return;
    const card = passedOnCard(found.question, asked, people, space.name, drawing(found, ref));
    await attempt.begin();
    await sender.post(chat, card, questionSummary(found.question, textsFor(found.locale)));
  });

  outbox.handle('questions.tell', async (data, attempt) => {
    const { key, values, ...ref } = Tell.parse(data);
    if (attempt.begun) return;
    const found = await find(ref);
    const chat = found && (await chatWith(world, ref, found.askerId));
    if (!found || !chat) return;
    const { text, locale } = drawing(found, ref);
    const words = text(key, values);
    const link = messageLink(found.message, ref.tenant);
    await attempt.begin();
    await sender.post(chat, noticeCard(words, link, text, locale), words);
  });

  outbox.handle('questions.widen', async (data) => {
    const { wave, ...ref } = Widen.parse(data);
    const found = await find(ref);
    if (found?.question.state !== 'open') return;
    const by = await asker(ref, found.askerId);
    if (!by) return;
    const id = operationId(found.question.at, 'questions.widen', ref.id, String(wave));
    const again = () => (wave < mostWaves ? [widen(ref, wave + 1, world.clock())] : []);
    await widenQuestion(world, by, { id: ref.id }, id, again);
  });

  /** Whoever asked, if they are still here and the space is open: for others nobody is asked. */
  async function asker({ tenant, space }: ActRef, id: string): Promise<Participant | undefined> {
    try {
      return await spaces.participant(tenant, { id, name: '' }, space);
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}
