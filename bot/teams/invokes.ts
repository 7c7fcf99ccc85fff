import type { TurnContext } from 'botbuilder-core';
import * as z from 'zod/v4';
import { textsFor } from '../texts/texts';
import { TooMuch } from './admission';
import { cardBody, dialogBody, type InvokeBody, sentenceBody } from './answers';
import { type Place, sentenceFor } from './boundary';
import { envelopeOf } from './envelope';
import type { Entry } from './messages';
import type { DialogTurn, Turn } from './port';
import { LinkValue, QueryValue, queryBody, queryOf } from './queries';
import { Refusal } from './refusal';
import { localeOf, messageOf, turnOf } from './turn';

const CardAction = z.looseObject({
  action: z.looseObject({
    verb: z.string(),
    data: z.unknown().transform((data) => (typeof data === 'object' && data !== null ? data : {})),
  }),
});
const DialogAction = z.looseObject({
  commandId: z.string(),
  data: z.unknown(),
  messagePayload: z.unknown(),
});
const ReplyTo = z.looseObject({ replyToId: z.string().nullish() });

type Invoke = (turn: Turn, context: TurnContext, entry: Entry) => Promise<InvokeBody>;

/** What is not shaped as Teams shapes it is bad data, like anything else a handler cannot read. */
function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refusal('teams.badData');
  return parsed.data;
}

/** Counts it first, and refuses it where that is too much. */
const admitted =
  (invoke: Invoke): Invoke =>
  async (turn, context, entry) => {
    await entry.admission.admit(turn.tenant, turn.actor.id);
    return invoke(turn, context, entry);
  };

const cardAction: Invoke = async (turn, { activity }, { registry }) => {
  const { action } = parse(CardAction, activity.value);
  const handler = registry.findAction(action.verb);
  if (!handler) throw new Refusal('teams.oldButton');
  const messageId = parse(ReplyTo, activity).replyToId ?? undefined;
  turn.log.info({ verb: action.verb }, 'card action');
  return cardBody(await handler({ ...turn, messageId }, action.data));
};

function dialogOf(turn: Turn, { activity }: TurnContext, { registry }: Entry) {
  const { commandId, data, messagePayload } = parse(DialogAction, activity.value);
  const found = registry.findDialog(commandId);
  if (!found) throw new Refusal('teams.oldButton');
  const where: DialogTurn = { ...turn, message: messageOf(messagePayload) };
  turn.log.info({ dialog: commandId, step: activity.name }, 'dialog');
  return { found, where, data };
}

const openDialog: Invoke = async (turn, context, entry) => {
  const { found, where } = dialogOf(turn, context, entry);
  return dialogBody(await found.open(where));
};

/** Whatever is wrong, also that it is too much at once, the form comes back as it was filled in. */
const submitDialog: Invoke = async (turn, context, entry) => {
  const { found, where, data } = dialogOf(turn, context, entry);
  try {
    await entry.admission.admit(turn.tenant, turn.actor.id);
    return dialogBody(await found.submit(where, data));
  } catch (error) {
    // For who goes on after they were told, nothing is read to draw a form.
    if (error instanceof TooMuch && error.told) throw error;
    return dialogBody(await found.again(where, data, sentenceFor(error, turn)));
  }
};

const query: Invoke = async (turn, { activity }, { registry }) => {
  const value = parse(QueryValue, activity.value);
  const handler = registry.findQuery(value.commandId);
  if (!handler) throw new Refusal('teams.noSearch');
  turn.log.info({ query: value.commandId }, 'query');
  return queryBody(await handler({ ...turn, ...queryOf(value) }));
};

/** A link that is none of ours, or that leads to nothing, is left as it is. */
const link: Invoke = async (turn, { activity }, { registry }) => {
  const { url } = parse(LinkValue, activity.value);
  const unfolded = URL.canParse(url) ? await registry.unfold(turn, new URL(url)) : undefined;
  return unfolded ? queryBody({ results: [unfolded] }) : {};
};

const say =
  (key: string): Invoke =>
  async ({ locale }, { activity }) =>
    sentenceBody(activity.name, textsFor(locale)(key));

/** The invokes this bot answers with more than an empty body. */
const invokes = new Map<string, Invoke>([
  ['adaptiveCard/action', admitted(cardAction)],
  ['composeExtension/fetchTask', admitted(openDialog)],
  ['composeExtension/submitAction', submitDialog],
  ['composeExtension/query', admitted(query)],
  ['composeExtension/queryLink', admitted(link)],
  ['task/fetch', admitted(say('teams.oldButton'))],
  ['task/submit', admitted(say('teams.oldButton'))],
]);

/** The boundary of invokes: always a well-formed body, whatever the handler does. It never throws. */
export async function onInvoke(context: TurnContext, entry: Entry): Promise<InvokeBody> {
  const { activity } = context;
  let place: Place = { locale: localeOf(envelopeOf(activity)), log: entry.log };
  try {
    const invoke = invokes.get(activity.name ?? '');
    if (!invoke) {
      entry.log.info('unknown invoke');
      return {};
    }
    const turn = turnOf(activity, entry);
    place = turn;
    return await invoke(turn, context, entry);
  } catch (error) {
    return sentenceBody(activity.name, sentenceFor(error, place));
  }
}
