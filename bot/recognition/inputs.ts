import * as z from 'zod/v4';
import { Sealed } from '../operations/seal';
import { Practice } from './contract';
import type { Wish } from './domain';

/** Longer than any rule allows, so that the domain can say kindly how long is too long. */
const words = z.string().max(40_000).default('');

/** A sealed button and the inputs of the kudos form, as a client sends them. */
export const GiveData = z.object({
  sealed: Sealed,
  people: words,
  whole: z.enum(['true', 'false']).default('false'),
  crewName: words,
  what: words,
  possible: words,
  practice: Practice.optional(),
  space: z.string().max(256).optional(),
});
export type GiveData = z.infer<typeof GiveData>;
/** The same without the seal and without rules: what can be put back into the form. */
export const TypedData = GiveData.omit({ sealed: true }).catch({
  people: '',
  whole: 'false',
  crewName: '',
  what: '',
  possible: '',
});

/** What the button of a kudos form is about. */
export const GiveTarget = z.object({ space: z.string().optional(), quote: z.string().optional() });

export const ClickData = z.object({ sealed: Sealed });
export const JoinData = ClickData.extend({ line: words });
export const EditData = ClickData.extend({ what: words, possible: words, practice: Practice });
export const AddData = ClickData.extend({ people: words });

/** What the buttons of a kudos are about. */
export const KudosTarget = z.object({
  kudos: z.string(),
  giver: z.string(),
  at: z.number(),
  space: z.string(),
});
export type KudosTarget = z.infer<typeof KudosTarget>;

/** Ids from a people picker, which joins them with commas. */
export function peopleIn(typed: string): string[] {
  return [...new Set(typed.split(',').map((id) => id.trim()))].filter(Boolean);
}

export function wishOf(data: Omit<GiveData, 'sealed'>, quote?: string): Wish {
  const { people, whole, crewName, what, possible, practice } = data;
  return {
    people: peopleIn(people),
    whole: whole === 'true',
    crewName,
    what,
    possible,
    ...(practice && { practice }),
    ...(quote && { quote }),
  };
}
