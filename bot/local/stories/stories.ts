import * as z from 'zod/v4';
import { Practice } from '../../recognition/contract';
import type { LocalSpace } from '../organisation';
import meters from './meters.json';
import network from './network.json';
import water from './water.json';

/**
 * Something that happens at Larkfield now and then. `{x}` is where, what or when: each of its variants
 * happens once. `who` are given names, empty where it was the whole space.
 */
const Story = z.object({
  practice: Practice,
  who: z.array(z.string()).default([]),
  crew: z.string().default(''),
  what: z.string(),
  possible: z.string(),
  x: z.array(z.string()).min(1),
});
export type Story = z.infer<typeof Story>;

const stories = { network, meters, water };

/** Everything that happens in a space. */
export function storiesOf(space: LocalSpace): readonly Story[] {
  return z.array(Story).parse(stories[space.key].stories);
}

/** The text with its place filled, beginning with a capital letter. */
export function told(text: string, x: string): string {
  const filled = text.replaceAll('{x}', x);
  return filled.charAt(0).toUpperCase() + filled.slice(1);
}
