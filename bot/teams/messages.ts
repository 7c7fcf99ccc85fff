import { setTimeout as pause } from 'node:timers/promises';
import type { Activity, TurnContext } from 'botbuilder-core';
import * as z from 'zod/v4';
import { textsFor } from '../texts/texts';
import { type Admission, TooMuch } from './admission';
import { attachment } from './answers';
import { type Place, sentenceFor } from './boundary';
import { parseCommand } from './command';
import { envelopeOf } from './envelope';
import { sendError } from './failure';
import type { Reply, Turn } from './port';
import { Refusal } from './refusal';
import type { Registry } from './registry';
import { localeOf, MessageActivity, type TurnNeeds, turnOf, typedOf } from './turn';

export interface Entry extends TurnNeeds {
  readonly registry: Registry;
  readonly admission: Admission;
}

const tries = 3;
const firstPauseMs = 300;
const longestPauseMs = 3_000;

function activityOf(reply: Exclude<Reply, undefined>): Partial<Activity> {
  if ('text' in reply) return { type: 'message', text: reply.text, textFormat: 'plain' };
  return { type: 'message', summary: reply.summary, attachments: [attachment(reply.card)] };
}

/**
 * Sends the one reply of a turn. What was certainly not accepted is tried again, twice; what may have
 * been is not, so that no reply shows twice. A reply that cannot be sent is logged: what it was about is done.
 */
async function send(context: TurnContext, reply: Reply, { log }: Place): Promise<void> {
  if (!reply) return;
  for (let n = 1; ; n += 1) {
    try {
      await context.sendActivity(activityOf(reply));
      return;
    } catch (error) {
      const failure = sendError(error, false);
      if (failure.code !== 'throttled' || n === tries) {
        log.warn({ err: failure, code: failure.code }, 'reply not sent');
        return;
      }
      const wait = failure.retryAfterMs ?? firstPauseMs * 2 ** n * (0.5 + Math.random() / 2);
      await pause(Math.min(wait, longestPauseMs));
    }
  }
}

/** The boundary of everything that is answered with a message. */
async function answer(
  context: TurnContext,
  entry: Entry,
  work: (turn: Turn) => Promise<Reply>,
): Promise<void> {
  let place: Place = { locale: localeOf(envelopeOf(context.activity)), log: entry.log };
  let reply: Reply;
  try {
    const turn = turnOf(context.activity, entry);
    place = turn;
    await entry.admission.admit(turn.tenant, turn.actor.id);
    reply = await work(turn);
  } catch (error) {
    // A flood is told once, not as often as it comes.
    if (error instanceof TooMuch && error.told) return;
    reply = { text: sentenceFor(error, place) };
  }
  await send(context, reply, place);
}

/** The one text route: the first word finds its command, any other text goes to `help` as it was typed. */
export async function onMessage(context: TurnContext, entry: Entry): Promise<void> {
  if (context.activity.from.role === 'bot') return;
  await answer(context, entry, async (turn) => {
    const parsed = MessageActivity.safeParse(context.activity);
    if (!parsed.success) throw new Refusal('teams.badData');
    const message = parsed.data;
    const { text, mentions } = typedOf(message, context.activity.recipient.id);
    const typed = parseCommand(text);
    // Action.Submit sends a message that has data and no text: a button this bot no longer makes.
    if (!typed.whole && typeof message.value === 'object' && message.value !== null)
      return { text: textsFor(turn.locale)('teams.oldButton') };
    const command = entry.registry.findCommand(typed.word);
    const handler = command ?? entry.registry.findCommand('help');
    turn.log.info({ command: command ? typed.word : 'help' }, 'message');
    return handler?.({ ...turn, text: command ? typed.rest : typed.whole, mentions });
  });
}

/**
 * The app was added. Teams tells it twice, as `installationUpdate` and as `conversationUpdate` with the
 * bot among the members; only the first is answered. The local chat client repeats both at every page load.
 */
export async function onInstalled(context: TurnContext, entry: Entry): Promise<void> {
  const handler = entry.registry.findInstalled();
  // Put in by an administrator there may be nobody to speak to, and no one to speak for.
  if (!handler || context.activity.action !== 'add' || !context.activity.from.aadObjectId) return;
  await answer(context, entry, (turn) => {
    turn.log.info('installed');
    return handler(turn);
  });
}

const MeetingEnd = z.looseObject({
  name: z.literal('application/vnd.microsoft.meetingEnd'),
  channelData: z.looseObject({ meeting: z.looseObject({ id: z.string().min(1).max(1_024) }) }),
  value: z.looseObject({ EndTime: z.string().max(100).nullish() }).nullish(),
});

/** A meeting ended; any other event is none of ours. */
export async function onEvent(context: TurnContext, entry: Entry): Promise<void> {
  const ended = MeetingEnd.safeParse(context.activity);
  const handler = entry.registry.findMeetingEnded();
  if (!handler || !ended.success || !context.activity.from.aadObjectId) return;
  const { channelData, value } = ended.data;
  await answer(context, entry, (turn) => {
    turn.log.info('meeting ended');
    return handler(turn, `${channelData.meeting.id} ${value?.EndTime ?? ''}`);
  });
}
