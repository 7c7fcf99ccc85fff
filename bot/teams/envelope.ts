import type { Activity } from 'botbuilder-core';
import * as z from 'zod/v4';

/** Teams sends null as readily as nothing. */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);

const id = z.string().min(1).max(1_024);

/** What every activity has in common; the rest is parsed by the entry it goes to. */
export const Envelope = z.looseObject({
  type: z.string().min(1).max(100),
  id,
  channelId: z.string().min(1).max(100),
  serviceUrl: z.string().min(1).max(2_048),
  from: z.looseObject({ id, name: text, aadObjectId: text, role: text }),
  recipient: z.looseObject({ id }),
  conversation: z.looseObject({
    id,
    tenantId: text,
    conversationType: text,
    isGroup: z.boolean().nullish(),
    name: text,
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: text }).nullish(),
      team: z.looseObject({ id: text }).nullish(),
    })
    .nullish(),
  timestamp: z.union([z.string(), z.date()]).nullish(),
  locale: text,
  localTimezone: text,
  name: text,
});
export type Envelope = z.infer<typeof Envelope>;

const envelopes = new WeakMap<object, Envelope>();

/** The envelope of an activity; one that came through the edge was parsed there, and only there. */
export function envelopeOf(activity: object): Envelope {
  return envelopes.get(activity) ?? Envelope.parse(activity);
}

/** The envelope in the SDK's type. The SDK wants its date as such; one that is none is left out. */
export function activityOf(envelope: Envelope): Activity {
  const at = new Date(envelope.timestamp ?? Number.NaN);
  const timestamp = Number.isNaN(at.getTime()) ? undefined : at;
  const activity = { ...envelope, timestamp } as unknown as Activity;
  envelopes.set(activity, envelope);
  return activity;
}

/**
 * The channel by which the message extension is called outside Teams, as in Outlook; Teams' own is `msteams`.
 * Source: "Extend a Teams message extension across Microsoft 365", section Debugging (Microsoft Learn).
 */
const outside = 'm365extensions';

/** Whether it was made in Outlook or another host outside Teams. */
export function isOutsideTeams({ channelId }: Envelope): boolean {
  return channelId === outside;
}

/** Whether such an activity may come this way: all of Teams, and of the hosts outside it the message extension alone. */
export function mayCome({ channelId, type, name = '' }: Envelope): boolean {
  if (channelId !== outside) return channelId === 'msteams';
  return type === 'invoke' && name.startsWith('composeExtension/');
}

/** Far above what Teams nests (a card in a message about twenty), far below what hurts. */
const deepest = 100;

/**
 * Makes parsed JSON safe to spread, copy and walk: false where it is nested deeper than 100. Keys named
 * `__proto__` are taken out in place. It walks without recursion, so depth cannot break it.
 */
export function tame(json: unknown): boolean {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    const next: unknown[] = [];
    for (const node of level) {
      if (typeof node !== 'object' || node === null) continue;
      if (Object.hasOwn(node, '__proto__')) Reflect.deleteProperty(node, '__proto__');
      for (const value of Object.values(node))
        if (typeof value === 'object' && value !== null) next.push(value);
    }
    level = next;
  }
  return true;
}

/** The tenant both places agree on; undefined where none is named, or they differ. */
export function tenantOf(envelope: Envelope): string | undefined {
  const named = [envelope.conversation.tenantId, envelope.channelData?.tenant?.id];
  const tenants = new Set(named.filter(Boolean));
  return tenants.size === 1 ? [...tenants][0] : undefined;
}
