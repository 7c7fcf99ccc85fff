import * as z from 'zod/v4';
import { Toggle, Typed } from '../cards/inputs';
import { Sealed } from '../operations/seal';
import { Id } from '../spaces/contract';
import { Use } from './contract';

export const ClickData = z.object({ sealed: Sealed });

/** A sealed button and the inputs of the share form, as a client sends them. */
export const ShareData = ClickData.extend({
  ...{ url: Typed, title: Typed, why: Typed, tags: Typed },
  space: Id.optional(),
  anyway: Toggle,
});
export type ShareData = z.infer<typeof ShareData>;
/** The same without the seal: what can be put back into the form. */
export const TypedData = ShareData.omit({ sealed: true }).catch({
  ...{ url: '', title: '', why: '', tags: '', anyway: 'false' },
});
export const ShareTarget = z.object({ space: z.string().optional() });

/** The inputs of an approval; `words` are the approver's own. */
export const ApproveData = ClickData.extend({
  words: Typed,
  anyway: Toggle,
  use: Use.default('often'),
  reviewWeeks: z.coerce.number().int().min(0).max(104).default(26),
});

/** What the buttons of a link are about; `seen` is the decision they were drawn after. */
export const Target = z.object({ id: z.string(), space: z.string(), seen: z.number() });
export type Target = z.infer<typeof Target>;
