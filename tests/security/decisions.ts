import type { Entry } from './entry';
import { choice, id, line, must, tags, them, what, which, why, words } from './fields';
import { endedAward, lasting, newKudos, newLink, newPost, openAward, vettedLink } from './fresh';
import { post } from './in-tab';
import { card } from './in-teams';
import { here, people } from './stage';

const { jonas, zoe, crowd } = people;
const space = here.conversation;
const mine = { by: jonas };
const vetting = { use: choice, reviewWeeks: choice };
const [link, vetted] = [lasting(newLink), lasting(vettedLink)];
const newest = lasting(newPost);
const [open, ended] = [lasting(openAward), lasting(endedAward)];
const edited = {
  working: must,
  learned: words,
  wanted: words,
  url: { kind: 'url' },
  tags,
} as const;
const answered = ({ question, answer }: { question: string; answer: string }) => ({
  ...{ id: question, answer, space },
});

/** Buttons of what can be changed or decided once: each time there is something new to decide about. */
export const decisionCards: readonly Entry[] = [
  card(
    'recognition.edit',
    { what: must, possible: words, practice: choice },
    (scene) => newKudos(scene),
    () => ({
      ...{ what, possible: '', practice: 'cooperated' },
    }),
    mine,
  ),
  card(
    'recognition.add',
    { people: them },
    (scene) => newKudos(scene, [zoe]),
    () => ({ people: crowd[1]?.id }),
    mine,
  ),
  card('questions.add', { text: must }, answered, ({ stage }) => ({
    text: `And with oil, ${stage.fresh()}.`,
  })),
  card(
    'questions.edit',
    { title: { ...line, required: true }, details: words, tags },
    ({ question }) => ({ id: question, space }),
    () => ({ title: 'Which valve leaks the most?' }),
    mine,
  ),
  card(
    'questions.suggest',
    { person: them },
    ({ question }) => ({ id: question, space }),
    ({ stage }) => ({ person: crowd[stage.fresh() % crowd.length]?.id }),
  ),
  card(
    'links.approve',
    { words, ...vetting },
    async (...asked) => ({ ...(await link(...asked)), space }),
    () => ({ words: '', use: 'often', reviewWeeks: '26' }),
  ),
  ...['sendBack', 'decline'].map((verb) =>
    card(
      `links.${verb}`,
      { text: must },
      async (...asked) => ({ ...(await link(...asked)), space }),
      () => ({ text: why }),
    ),
  ),
  ...['retire', 'update'].map((verb) =>
    card(
      `links.${verb}`,
      // What changes about a vetted link need not have words of its own.
      { text: verb === 'update' ? words : must },
      async (...asked) => ({ ...(await vetted(...asked)), space }),
      () => ({ text: why }),
    ),
  ),
  card(
    'posts.edit',
    edited,
    ({ post: one }) => ({ id: one, space }),
    () => ({ working: 'Counting valves' }),
    mine,
  ),
  card(
    'posts.close',
    { text: words },
    async (...asked) => ({ ...(await newest(...asked)), space }),
    () => ({ text: why }),
    mine,
  ),
  {
    ...card(
      'awards.decide',
      { nomination: id, why: must },
      () => ({}),
      () => ({}),
    ),
    by: jonas,
    ask: async (scene, who, values) => {
      const { period, nomination } = await ended(scene, values);
      const target = { period, space };
      const entry = card(
        'awards.decide',
        {},
        () => target,
        () => ({ nomination, why }),
      );
      return entry.ask(scene, who, values);
    },
  },
];

/** The same in the tab. */
export const decisionPosts: readonly Entry[] = [
  post(
    '/links/decide',
    { space: which, id: which, decision: choice, seen: choice, text: words, ...vetting },
    async (...asked) => ({
      ...{ space, ...(await link(...asked)), decision: 'approve', text: '' },
      ...{ use: 'often', reviewWeeks: 26 },
    }),
  ),
  post(
    '/posts/edit',
    { space: which, id: which, ...edited },
    ({ post: one }) => ({
      ...{ space, id: one, working: 'Counting valves', learned: '', wanted: '', url: '', tags: '' },
    }),
    jonas,
  ),
  post(
    '/posts/close',
    { space: which, id: which, text: words },
    async (...asked) => ({ space, ...(await newest(...asked)), text: why }),
    jonas,
  ),
  post(
    '/awards/decide',
    { space: which, period: which, nomination: id, why: must },
    async (...asked) => ({ space, ...(await ended(...asked)), why }),
    jonas,
  ),
  post('/awards/support', { space: which, period: which, nomination: which }, async (...asked) => ({
    space,
    ...(await open(...asked)),
  })),
  post('/awards/end', { space: which, period: which }, async (...asked) => ({
    ...{ space, period: (await open(...asked)).period },
  })),
];
