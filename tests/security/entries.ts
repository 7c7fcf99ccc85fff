import { botEntries } from './bot-entries';
import type { Entry, Way } from './entry';
import { linkEntries } from './link-entries';
import { playedEntries } from './played';
import { tabEntries } from './tab-entries';

const kinds: Partial<Readonly<Record<Way, string>>> = {
  ...{ 'bot text': 'command', card: 'verb', query: 'query' },
};
/** A form is opened before it is sent, so that dialogs are played besides. */
const known = new Set(botEntries.map(({ way, name }) => `${kinds[way]} ${name}`));

/** Every way in that takes something of a person. */
export const entries: readonly Entry[] = [
  ...botEntries,
  ...playedEntries(known),
  ...linkEntries,
  ...tabEntries,
];
