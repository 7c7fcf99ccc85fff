import type { HomeLine } from '../../../bot/home/contract';
import { pathOf } from '../address';
import { text } from '../texts';

/** What a line is, or what is to be done about it. */
export function kindOf({ kind, name = '' }: HomeLine): string {
  return text(`home.${kind}`, { name });
}

/** The page it is on. */
export function placeOf(line: HomeLine): string {
  switch (line.kind) {
    case 'vet':
    case 'link':
      return 'links';
    case 'kudos':
      return '';
    case 'post':
      return pathOf('post', line);
    default:
      return pathOf('question', line);
  }
}
