import * as z from 'zod/v4';
import { Toggle, Typed } from '../cards/inputs';
import { Sealed } from '../operations/seal';
import { Id } from '../spaces/contract';

export const ClickData = z.object({ sealed: Sealed });

/** A sealed button and the inputs of the form, as a client sends them. */
export const PostData = ClickData.extend({
  ...{ working: Typed, learned: Typed, wanted: Typed, url: Typed, tags: Typed },
  space: Id.optional(),
  anyway: Toggle,
});
export type PostData = z.infer<typeof PostData>;
/** The same without the seal: what can be put back into the form. */
export const TypedData = PostData.omit({ sealed: true }).catch({
  ...{ working: '', learned: '', wanted: '', url: '', tags: '', anyway: 'false' },
});
export const PostTarget = z.object({ space: z.string().optional() });

/** What the buttons of a post are about. */
export const Target = z.object({ id: z.string(), space: z.string() });
export type Target = z.infer<typeof Target>;
