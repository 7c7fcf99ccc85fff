import { meetingEnd } from '../../support/turns';

import { type Play, same, say, sealedClick } from './play';

/** What one is told unprompted, and the weekly digest: everything a person can do. */
export const nudges: readonly Play[] = [
  { of: 'command stop', prepare: say('stop') },
  { of: 'command snooze', prepare: say('snooze') },
  { of: 'command nudges', form: true, prepare: say('nudges') },
  { of: 'command nudges', way: 'on', prepare: say('nudges on') },
  { of: 'command digest', prepare: say('digest') },
  { of: 'verb nudges.stop', prepare: async (stage) => sealedClick(stage, 'nudges.stop', {}) },
  { of: 'verb nudges.snooze', prepare: async (stage) => sealedClick(stage, 'nudges.snooze', {}) },
  {
    of: 'verb nudges.save',
    prepare: async (stage) =>
      sealedClick(stage, 'nudges.save', {}, { nudges: 'on', promptDay: '3' }),
  },
  {
    of: 'event meetingEnded',
    prepare: async ({ mia, place, url }) =>
      same(meetingEnd(mia, place, url, `meeting of ${place.conversation}`)),
  },
];
