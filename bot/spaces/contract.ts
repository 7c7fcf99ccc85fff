import * as z from 'zod/v4';

/**
 * The id of a space or of something in one, as a client gives it: of the characters and the length that ids
 * have, so that it can be part of a key. There may be nothing by it.
 */
export const Id = z
  .string()
  .max(200)
  .regex(/^[\w:.@=+-]*$/);

const Ids = z.array(z.string());

/** A team or group chat with the app in it: where acts happen, and who may read them. */
export const Space = z.object({
  tenant: z.string(),
  id: z.string(),
  kind: z.enum(['team', 'groupChat']),
  serviceUrl: z.string(),
  name: z.string(),
  /** Where a card goes that was not written in the space itself. */
  conversation: z.string(),
  /** An IANA name: on whose clocks its weeks begin. */
  timeZone: z.string().default('UTC'),
  /** One of the few groups: everybody in the organisation reads it and may take part. */
  open: z.boolean().default(false),
  /** Read-only: what is there stays, nothing comes to it. */
  closed: z.boolean().default(false),
  /** The group its people were pointed to, where it was merged. */
  into: z.string().optional(),
  /** Who may ask without their name. */
  anonymous: z.boolean().default(false),
  /** Links are shown to others once a curator has vetted them. */
  vettedFirst: z.boolean().default(false),
  /** Another space where the card that asks for vetting comes too: who is in it sees what is not decided yet. */
  curatorsChannel: z.string().optional(),
  /** When its weekly digest comes: an ISO weekday (1 is Monday), 0 for never, and a full hour. */
  digestDay: z.number().int().min(0).max(7).default(1),
  digestHour: z.number().int().min(0).max(23).default(9),
  /** Who looks after it, whom people look to, and who accepts and vets for others: ids. */
  owners: Ids.default([]),
  leaders: Ids.default([]),
  curators: Ids.default([]),
});
export type Space = z.infer<typeof Space>;

/** What the tab gets of a space. */
export const SpaceView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['team', 'groupChat']),
  open: z.boolean(),
  closed: z.boolean(),
  /** Questions can be asked without one's name. */
  anonymous: z.boolean(),
  /** The caller is a member; otherwise they read it because it is a group. */
  member: z.boolean(),
});
export type SpaceView = z.infer<typeof SpaceView>;

/** GET /api/spaces: what the caller may read: their own spaces, last used first, then the other groups. */
export const SpacesAnswer = z.object({ spaces: z.array(SpaceView) });
export type SpacesAnswer = z.infer<typeof SpacesAnswer>;

/** GET /api/me */
export const MeAnswer = z.object({ id: z.string(), name: z.string(), admin: z.boolean() });
export type MeAnswer = z.infer<typeof MeAnswer>;

/**
 * A group, and how alive it is. `acts` are those of the weeks of the last four that are over and in which at least
 * five people acted; null where there is none. Whether it is `alive` is told besides: whether anybody did anything.
 */
export const Group = z.object({
  id: z.string(),
  name: z.string(),
  members: z.number().int(),
  alive: z.boolean(),
  acts: z.number().int().nullable(),
});
export type Group = z.infer<typeof Group>;

/** GET /api/groups: the groups, how many there may be, and the caller's own spaces that could become one. */
export const GroupsAnswer = z.object({
  groups: z.array(Group),
  most: z.number().int(),
  /** Empty unless the caller may open groups. */
  candidates: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The caller may open and close groups. */
  admin: z.boolean(),
});
export type GroupsAnswer = z.infer<typeof GroupsAnswer>;

/** POST /api/groups/open. With four groups open, one has to be named: to be replaced, or to be merged into. */
export const OpenGroupBody = z.object({
  space: Id,
  instead: Id.optional(),
  into: Id.optional(),
});
export type OpenGroupBody = z.infer<typeof OpenGroupBody>;

/** POST /api/groups/close: the space is a members' space again. */
export const CloseGroupBody = z.object({ space: Id });

/** What became of it; `full` brings the groups to choose from and changes nothing. */
export const GroupAnswer = z.object({
  outcome: z.enum(['opened', 'replaced', 'merged', 'closed', 'full']),
  name: z.string(),
  groups: z.array(Group),
});
export type GroupAnswer = z.infer<typeof GroupAnswer>;
