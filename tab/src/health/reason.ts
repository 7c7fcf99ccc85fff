import type { Figure } from '../../../bot/health/contract';

/** Why there is no figure: it may not be shown; it would be a share of nobody knows how many; there is too little to tell. */
export type Reason = 'hidden' | 'anybody' | 'undefined';

/** Why a figure of a space, `open` to everybody or not, has no value; undefined where it has one. */
export function reasonOf(figure: Figure | undefined, open: boolean): Reason | undefined {
  if (!figure || figure.n === null) return 'hidden';
  if (figure.value !== null) return undefined;
  return open && figure.name === 'participation' ? 'anybody' : 'undefined';
}
