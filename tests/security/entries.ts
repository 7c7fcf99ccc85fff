import { botEntries } from './bot-entries';
import type { Entry } from './entry';
import { tabEntries } from './tab-entries';

/** Every way in that takes something of a person. */
export const entries: readonly Entry[] = [...botEntries, ...tabEntries];
