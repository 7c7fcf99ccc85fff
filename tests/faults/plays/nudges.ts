import { cardAction, meetingEnd } from '../../support/turns';

import { type Play, same, say, sealedClick } from './play';

const mail = 'Subject: Who has a spare pump?\n\nThe one at the north plant is broken.\n\n-- \nMia';

/** What one is told unprompted, and the weekly digest: everything a person can do. */
export const nudges: readonly Play[] = [
  { of: 'command stop', prepare: say('stop') },
  { of: 'command snooze', prepare: say('snooze') },
  { of: 'command nudges', form: true, prepare: say('nudges') },
  { of: 'command nudges', way: 'on', prepare: say('nudges on') },
  { of: 'command digest', prepare: say('digest') },
  { of: 'command health', prepare: say('health') },
  { of: 'verb nudges.stop', prepare: async (stage) => sealedClick(stage, 'nudges.stop', {}) },
  { of: 'verb nudges.snooze', prepare: async (stage) => sealedClick(stage, 'nudges.snooze', {}) },
  {
    of: 'verb nudges.save',
    prepare: async (stage) =>
      sealedClick(stage, 'nudges.save', {}, { nudges: 'on', promptDay: '3' }),
  },
  { of: 'command email', form: true, prepare: say('email') },
  {
    of: 'verb nudges.email',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'nudges.email', {}, 'message-0'),
  },
  {
    of: 'verb nudges.readEmail',
    form: true,
    prepare: async (stage) =>
      sealedClick(stage, 'nudges.readEmail', {}, { email: mail, as: 'question' }),
  },
  {
    of: 'event meetingEnded',
    prepare: async ({ mia, place, url }) =>
      same(meetingEnd(mia, place, url, `meeting of ${place.conversation}`)),
  },
];
