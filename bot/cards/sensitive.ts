import type { Sensitivity } from '../sensitivity/check';
import type { Space } from '../spaces/contract';
import type { Text } from '../texts/texts';
import { lineOf } from './parts';

/** Whether the author looked at what seems sensitive; an input of every form that posts. */
const anywayInput = 'anyway';
const placesShown = 5;

/** Where a form does not know its space, it is looked at as for everybody. */
export const forEverybody = { open: true };

/**
 * What in a form that came back seems not to be for everybody who reads this space, marked in its own words,
 * and the way to post it all the same where the organisation allows that; nothing where all is well.
 */
export function sensitiveLines(
  sensitivity: Sensitivity,
  space: Pick<Space, 'open'>,
  problem: string | undefined,
  words: readonly (string | undefined)[],
  text: Text,
): readonly object[] {
  if (!problem) return [];
  const { places, mayPost } = sensitivity.show(
    space,
    words.filter((one) => one !== undefined),
  );
  if (places.length === 0) return [];
  const lines = places.slice(0, placesShown).map((runs) =>
    lineOf(
      runs.map(({ text: run, kind }) =>
        kind
          ? {
              text: `${run} (${text(`sensitivity.kind.${kind}`)})`,
              weight: 'Bolder',
              color: 'Attention',
            }
          : { text: run, isSubtle: true },
      ),
    ),
  );
  const toggle = {
    ...{ type: 'Input.Toggle', id: anywayInput, title: text('sensitivity.anyway'), value: 'false' },
  };
  const items = [lineOf([{ text: text('sensitivity.look'), weight: 'Bolder' }]), ...lines];
  return [{ type: 'Container', style: 'warning', items }, ...(mayPost ? [toggle] : [])];
}
