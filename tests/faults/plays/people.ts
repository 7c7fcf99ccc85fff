import { cardAction } from '../../support/turns';

import { type Play, say, sealedClick } from './play';

/** Profiles: everything a person can do. */
export const people: readonly Play[] = [
  { of: 'command profile', form: true, prepare: say('profile') },
  { of: 'command me', form: true, prepare: say('me') },
  { of: 'command alias', prepare: say('alias k8s = kubernetes') },
  {
    of: 'verb people.open',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'people.open', {}, 'message-0'),
  },
  {
    of: 'verb people.save',
    prepare: async (stage) => {
      const inputs = { skills: 'Pumps, valves', interests: '', languages: '', asking: 'any' };
      return sealedClick(stage, 'people.save', {}, { ...inputs, pauseWeeks: '0' });
    },
  },
  {
    of: 'verb people.addSkills',
    prepare: async (stage) => sealedClick(stage, 'people.addSkills', { skills: ['pumps'] }),
  },
  {
    of: 'verb people.noSkills',
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'people.noSkills', {}, 'message-0'),
  },
];
