import { installation } from '../../support/turns';

import { type Play, same, say } from './play';

/** What the bot says of itself: everything a person can do. */
export const help: readonly Play[] = [
  { of: 'command help', prepare: say('help') },
  { of: 'command hi', prepare: say('hi') },
  { of: 'command hello', prepare: say('hello') },
  {
    of: 'event installed',
    prepare: async ({ mia, place, url }) => same(installation(mia, place, url)),
  },
];
