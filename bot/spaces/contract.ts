import * as z from 'zod/v4';

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
});
export type Space = z.infer<typeof Space>;

/** What the tab gets of a space. */
export const SpaceView = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['team', 'groupChat']),
});
export type SpaceView = z.infer<typeof SpaceView>;

/** GET /api/spaces: the places whose members include the caller, last used first. */
export const SpacesAnswer = z.object({ spaces: z.array(SpaceView) });
export type SpacesAnswer = z.infer<typeof SpacesAnswer>;

/** GET /api/me */
export const MeAnswer = z.object({ id: z.string(), name: z.string() });
export type MeAnswer = z.infer<typeof MeAnswer>;
