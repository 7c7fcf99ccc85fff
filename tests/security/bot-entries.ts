import { decisionCards } from './decisions';
import type { Entry, Field, Scene } from './entry';
import { choice, id, line, must, passing, tags, them, what, which, why, words } from './fields';
import { card, dialog, find, text } from './in-teams';
import { here, people } from './stage';

const url = (scene: Scene) => `https://n${scene.stage.fresh()}.example/pumps`;
const roles: Field = { kind: 'people', leftOut: true };
const both = `${people.jonas.id},${people.zoe.id}`;
const open = { own: false };

const kudos = { people: them, what: must, possible: words, crewName: { ...line, longest: 60 } };
const question = { title: { ...line, required: true }, details: words, tags };
const link = { url: { kind: 'url', required: true }, title: line, why: must, tags } as const;
const post = { working: must, learned: words, wanted: words, url: { kind: 'url' }, tags } as const;
const giving = { ...kudos, practice: choice, space: id };
const asking = { ...question, space: id, anonymous: choice };
const sharing = { ...link, space: id };
const posting = { ...post, space: id };
const space = here.conversation;
const soundKudos = () => ({ people: both, what, space });
const soundQuestion = () => ({ title: 'How do pumps age here, and why?', space });
const soundLink = (scene: Scene) => ({ url: url(scene), why, space });
const soundPost = () => ({ working: 'Drawing how pumps age', space });
const said: Field = { ...must, cut: true };

/** Words that are commands alone: what follows them is not read. */
const alone = ['profile', 'awards', 'nudges', 'email', 'space', 'groups', 'digest', 'help'].map(
  (word) => text(word, { words: passing }, `{bot} ${word} {words}`, () => ({}), false),
);

/** Everything that can be typed into in Teams. */
export const botEntries: readonly Entry[] = [
  text(
    'kudos',
    { people: them, what: must, crewName: { ...line, longest: 60, passing: true } },
    '{bot} kudos "{crewName}" {people} for {what}',
    () => ({ people: both, what, crewName: 'Import crew' }),
  ),
  text('ask', { title: { ...said, passing: true } }, '{bot} ask {title}', () => ({
    title: 'How do pumps age here, and why?',
  })),
  text('share', { url: { kind: 'url' }, why: must }, '{bot} share {url} {why}', (scene) => ({
    url: url(scene),
    why,
  })),
  text('wol', { working: must }, '{bot} wol {working}', () => ({
    working: 'Drawing how pumps age',
  })),
  text('alias', { from: { ...tags, passing: true } }, '{bot} alias a{from} = pump', () => ({
    from: 'pumpe',
  })),
  text(
    'anything else',
    { words: passing },
    '{bot} {words}',
    () => ({ words: 'good morning' }),
    false,
  ),
  ...alone,
  card('recognition.give', giving, () => ({}), soundKudos),
  card(
    'recognition.join',
    { line: { ...words, longest: 200 } },
    ({ kudos: target }) => ({ ...target, space }),
    () => ({ line: 'I was there' }),
    open,
  ),
  card('questions.ask', asking, () => ({ looked: true }), soundQuestion),
  card(
    'questions.answer',
    { text: must },
    ({ question: one }) => ({ id: one, space }),
    ({ stage }) => ({ text: `With water, ${stage.fresh()}.` }),
    open,
  ),
  card('links.share', sharing, () => ({}), soundLink),
  card(
    'links.why',
    { text: must },
    ({ link: one }) => ({ id: one, space, seen: 0 }),
    ({ stage }) => ({ text: `${why} ${stage.fresh()}` }),
    open,
  ),
  card(
    'links.context',
    { text: must },
    ({ link: one }) => ({ id: one, space, seen: 0 }),
    ({ stage }) => ({ text: `For old pumps only, ${stage.fresh()}.` }),
    open,
  ),
  card('posts.post', posting, () => ({}), soundPost),
  card(
    'posts.input',
    { text: must },
    ({ post: one }) => ({ id: one, space }),
    ({ stage }) => ({ text: `Ask the shift, ${stage.fresh()}.` }),
    open,
  ),
  card(
    'people.save',
    {
      ...{ skills: { ...tags, cut: true }, interests: { ...tags, cut: true } },
      ...{ languages: { kind: 'languages' }, asking: choice, pauseWeeks: choice },
    },
    () => ({}),
    () => ({ skills: 'Pumps', asking: 'any', pauseWeeks: '0' }),
  ),
  card(
    'awards.start',
    {
      ...{ name: { ...line, required: true, longest: 60 }, closes: choice, ends: choice },
      ...{ recurrence: choice, approvers: { kind: 'people' }, space: id },
    },
    () => ({}),
    () => ({ name: 'Crew of the month', closes: '2026-12-31', recurrence: 'once', space }),
  ),
  card(
    'awards.nominate',
    {
      ...{ people: them, crewName: { ...line, longest: 60, passing: true }, why: must },
      ...{ links: { kind: 'urls' }, group: id, kudos: id },
    },
    ({ award }) => ({ period: award, space }),
    () => ({ people: both, why }),
  ),
  card(
    'nudges.save',
    { nudges: choice, promptDay: choice },
    () => ({}),
    () => ({
      ...{ nudges: 'on', promptDay: '3' },
    }),
  ),
  card(
    'nudges.readEmail',
    { email: { ...must, ...passing }, as: choice },
    () => ({}),
    () => ({
      ...{
        email: 'Subject: Who has a spare pump?\n\nThe one at the north plant is broken.',
        as: 'auto',
      },
    }),
  ),
  card(
    'spaces.save',
    {
      name: { ...line, longest: 80 },
      ...{ leaders: roles, curators: roles, digestDay: choice, curatorsChannel: id },
    },
    () => ({ space }),
    () => ({ name: 'Release chat', owners: people.mia.id, leaders: '', curators: '' }),
  ),
  ...decisionCards,
  dialog('giveKudos', 'recognition.give', giving, soundKudos),
  dialog('askQuestion', 'questions.ask', asking, soundQuestion, () => ({ looked: true })),
  dialog(
    'answerWithThis',
    'questions.answerWith',
    { question: which },
    (scene) => ({ question: scene.question }),
    ({ stage }) => ({ text: `Slowly, ${stage.fresh()}.` }),
  ),
  dialog('shareLink', 'links.share', sharing, soundLink),
  dialog('curateThis', 'links.share', { ...sharing, message: passing }, (scene) => ({
    ...{ ...soundLink(scene), message: '<p>Have a look: https://pumps.example</p>' },
  })),
  dialog('workOutLoud', 'posts.post', posting, soundPost),
  find('findQuestions'),
  find('findLinks'),
];
