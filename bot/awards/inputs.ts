import * as z from 'zod/v4';
import { Toggle, Typed } from '../cards/inputs';
import { Sealed } from '../operations/seal';
import { Id } from '../spaces/contract';
import { Recurrence } from './contract';

export const ClickData = z.object({ sealed: Sealed });

/** A sealed button and the inputs of the form that starts an award, as a client sends them. */
export const StartData = ClickData.extend({
  ...{ name: Typed, closes: Typed, ends: Typed, approvers: Typed },
  recurrence: Recurrence.default('once'),
  space: Id.optional(),
});
export type StartData = z.infer<typeof StartData>;
export type StartTyped = Omit<StartData, 'sealed'>;
export const StartTarget = z.object({ space: z.string().optional() });

/** The choice of nothing, in inputs where something may be chosen. */
export const nothing = 'none';
const Optional = Id.default('').transform((chosen) => (chosen === nothing ? '' : chosen));

export const NominateData = ClickData.extend({
  ...{ people: Typed, crewName: Typed, why: Typed, links: Typed },
  group: Optional,
  /** The id of a kudos given in the space, or empty. */
  kudos: Optional,
  anyway: Toggle,
});
export type NominateData = z.infer<typeof NominateData>;
export type NominateTyped = Omit<NominateData, 'sealed'>;

export const DecideData = ClickData.extend({ nomination: Typed, why: Typed, anyway: Toggle });

/** What the buttons of a period are about. */
export const Target = z.object({
  period: z.string(),
  space: z.string(),
  /** Of a nomination's card. */
  nomination: z.string().default(''),
  /** The form stands in a message of its own, not in place of the period's card. */
  form: z.boolean().default(false),
});
export type Target = z.infer<typeof Target>;

/** What the button of a kudos is about. */
export const KudosTarget = z.object({ kudos: z.string(), space: z.string() });
