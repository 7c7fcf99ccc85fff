import * as z from 'zod/v4';
import type { Sealed, Seals } from '../operations/seal';
import type { Turn } from '../teams/port';
import { Refusal } from '../teams/refusal';

/** Where a form was to go: to this space alone, or to the one that was chosen among others. */
export interface Aim {
  readonly only?: string;
  readonly chosen?: string;
}

/** Whether a form goes to the one place there is without asking: not where another was chosen, which takes nothing any more. */
export function isFixed(
  where: readonly { readonly space: { readonly id: string } }[],
  aim: Aim = {},
) {
  const [first, ...others] = where;
  return others.length === 0 && (aim.chosen ?? first?.space.id) === first?.space.id;
}

const Target = z.object({ space: z.string().optional() });

/**
 * Where a form that comes back was to go: the space sealed in its button, or the one chosen in it. What was
 * chosen counts too where the button does not open.
 */
export function aimOf(
  { seals, clock }: { readonly seals: Seals; clock(): number },
  { actor }: Pick<Turn, 'actor'>,
  verb: string,
  sealed: Sealed | undefined,
  space: string | undefined,
): Aim {
  const chosen = space ? { chosen: space } : {};
  if (!sealed) return chosen;
  try {
    const { space: only } = Target.parse(seals.open(verb, sealed, actor.id, clock()));
    return only ? { only } : chosen;
  } catch (error) {
    if (error instanceof Refusal) return chosen;
    throw error;
  }
}
