import { LRUCache } from 'lru-cache';
import { IANAZone } from 'luxon';
import type { Logger } from 'pino';
import * as z from 'zod/v4';
import { isSpoken } from '../texts/texts';
import { cleanLine } from '../texts/words';
import { type Envelope, envelopeOf, isOutsideTeams, tenantOf } from './envelope';
import { decodeEntities, htmlToText } from './markup';
import type { DialogTurn, Mention, SpaceAddress, Turn } from './port';
import { Refusal } from './refusal';

/** What is not pure in making a turn. */
export interface TurnNeeds {
  readonly log: Logger;
  clock(): number;
  id(): string;
}

const MentionEntity = z.looseObject({
  type: z.literal('mention'),
  mentioned: z.looseObject({ id: z.string(), name: z.string().nullish() }),
  text: z.string().min(1),
});

/** The parts of a message activity that are looked at; whatever else is in it is ignored. */
export const MessageActivity = z.looseObject({
  text: z.string().nullish(),
  value: z.unknown(),
  entities: z
    .array(z.unknown())
    .nullish()
    .transform((entities) =>
      (entities ?? []).flatMap((entity) => {
        const mention = MentionEntity.safeParse(entity);
        return mention.success ? [mention.data] : [];
      }),
    ),
});
export type MessageActivity = z.infer<typeof MessageActivity>;

const MessagePayload = z.looseObject({
  id: z.string().min(1),
  body: z
    .looseObject({ contentType: z.string().nullish(), content: z.string().nullish() })
    .nullish(),
  from: z
    .looseObject({
      user: z.looseObject({ id: z.string().min(1), displayName: z.string().nullish() }).nullish(),
    })
    .nullish(),
  linkToMessage: z.string().nullish(),
});

/** The team or group chat an activity happens in; a mail is in none, whatever Outlook calls its conversation. */
export function spaceAt(envelope: Envelope): SpaceAddress | undefined {
  if (isOutsideTeams(envelope)) return undefined;
  const { conversation, channelData, serviceUrl } = envelope;
  const tenant = tenantOf(envelope);
  if (!tenant) return undefined;
  const team = channelData?.team?.id;
  const kind =
    conversation.conversationType ??
    (team ? 'channel' : conversation.isGroup ? 'groupChat' : 'personal');
  if (kind === 'channel' && team) return { tenant, id: team, kind: 'team', serviceUrl };
  if (kind === 'groupChat') return { tenant, id: conversation.id, kind, serviceUrl };
  return undefined;
}

/** Longer than any language tag in use (RFC 5646, 4.4.1). */
const longestLocale = 35;
const locales = new LRUCache<string, string>({ max: 500 });

function canonical(tag: string): string {
  try {
    const [known] = Intl.getCanonicalLocales(tag).filter(isSpoken);
    return known ?? 'en-US';
  } catch {
    return 'en-US';
  }
}

/**
 * The person's language as a well-formed tag there are texts for, so that dates and lists are in the language
 * of the words around them; Teams' value, or what is in an activity, may be anything.
 */
export function localeOf({ locale = 'en-US' }: Envelope): string {
  if (locale.length > longestLocale) return 'en-US';
  const known = locales.get(locale) ?? canonical(locale);
  locales.set(locale, known);
  return known;
}

/** The zone of the person's client; Teams' value may be anything. */
function timeZoneOf({ localTimezone: zone }: Envelope): { timeZone?: string } {
  return zone && IANAZone.isValidZone(zone) ? { timeZone: zone } : {};
}

function timeOf(envelope: Envelope, now: number): number {
  const at = new Date(envelope.timestamp ?? Number.NaN).getTime();
  return Number.isNaN(at) ? now : at;
}

/**
 * What the handlers are told of an activity, from the activity alone: the actor is who the channel says
 * sent it, never anything in its value. Refuses where Teams does not say who acts.
 */
export function turnOf(activity: object, needs: TurnNeeds): Turn {
  const envelope = envelopeOf(activity);
  const tenant = tenantOf(envelope);
  const actor = envelope.from.aadObjectId;
  if (!tenant || !actor) throw new Refusal('teams.noIdentity');
  const id = needs.id();
  return {
    actor: { id: actor, name: cleanLine(envelope.from.name ?? '') },
    tenant,
    locale: localeOf(envelope),
    ...timeZoneOf(envelope),
    conversation: { tenant, serviceUrl: envelope.serviceUrl, id: envelope.conversation.id },
    space: spaceAt(envelope),
    id,
    activityId: envelope.id,
    at: timeOf(envelope, needs.clock()),
    log: needs.log.child({ turn: id }),
  };
}

/** The typed text without the bot's own mention, and the mentions of others, both without HTML entities. */
export function typedOf(
  message: MessageActivity,
  bot: string,
): { text: string; mentions: Mention[] } {
  let text = message.text ?? '';
  const mentions: Mention[] = [];
  for (const { mentioned, text: markup } of message.entities) {
    if (mentioned.id === bot) text = text.replaceAll(markup, ' ');
    else
      mentions.push({
        id: mentioned.id,
        name: decodeEntities(mentioned.name ?? ''),
        text: decodeEntities(markup),
      });
  }
  return { text: decodeEntities(text), mentions };
}

/** The message a message-extension action was called on, as its readers see it. */
export function messageOf(payload: unknown): DialogTurn['message'] {
  const parsed = MessagePayload.safeParse(payload);
  if (!parsed.success) return undefined;
  const { id, body, from, linkToMessage } = parsed.data;
  const content = body?.content ?? '';
  const user = from?.user;
  return {
    id,
    text: body?.contentType === 'html' ? htmlToText(content) : content.trim(),
    author: user ? { id: user.id, name: user.displayName ?? '' } : undefined,
    link: linkToMessage ?? undefined,
  };
}
