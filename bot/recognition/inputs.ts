import * as z from 'zod/v4';
import { chosenIn, Toggle, Typed } from '../cards/inputs';
import { Sealed } from '../operations/seal';
import { Id } from '../spaces/contract';
import { Practice } from './contract';
import type { Wish } from './domain';

/** A sealed button and the inputs of the kudos form, as a client sends them. */
export const GiveData = z.object({
  sealed: Sealed,
  people: Typed,
  whole: Toggle,
  crewName: Typed,
  what: Typed,
  possible: Typed,
  practice: Practice.optional(),
  space: Id.optional(),
  anyway: Toggle,
});
export type GiveData = z.infer<typeof GiveData>;
/** The same without the seal and without rules: what can be put back into the form. */
export const TypedData = GiveData.omit({ sealed: true }).catch({
  people: '',
  whole: 'false',
  crewName: '',
  what: '',
  possible: '',
  anyway: 'false',
});

/** What the button of a kudos form is about. */
export const GiveTarget = z.object({ space: z.string().optional(), quote: z.string().optional() });

export const ClickData = z.object({ sealed: Sealed });
export const JoinData = ClickData.extend({ line: Typed, anyway: Toggle });
export const EditData = ClickData.extend({
  ...{ what: Typed, possible: Typed, practice: Practice },
  anyway: Toggle,
});
export const AddData = ClickData.extend({ people: Typed });

/** What the buttons of a kudos are about. */
export const KudosTarget = z.object({
  kudos: z.string(),
  giver: z.string(),
  at: z.number(),
  space: z.string(),
});
export type KudosTarget = z.infer<typeof KudosTarget>;

export function wishOf(data: Omit<GiveData, 'sealed'>, quote?: string): Wish {
  const { people, whole, crewName, what, possible, practice, anyway } = data;
  return {
    people: chosenIn(people),
    whole: whole === 'true',
    crewName,
    what,
    possible,
    ...(practice && { practice }),
    ...(quote && { quote }),
    anyway: anyway === 'true',
  };
}
