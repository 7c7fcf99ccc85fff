import {
  cardAction,
  type Incoming,
  message,
  payload,
  personal,
  query,
  type Someone,
  submitAction,
} from '../support/turns';
import type { Entry, Field, Scene } from './entry';
import { here, people } from './stage';

const what = 'pairing on the heron import until the last file went through';
const why = 'It told me in ten minutes how pumps age, and whom to ask when they do.';
const words: Field = { kind: 'words' };
const must: Field = { kind: 'words', required: true };
const line: Field = { kind: 'line' };
const tags: Field = { kind: 'tags' };
const choice: Field = { kind: 'choice' };
const id: Field = { kind: 'id' };
const them: Field = { kind: 'people', required: true };
const url = (scene: Scene) => `https://n${scene.stage.fresh()}.example/pumps`;
const roles: Field = { kind: 'people', leftOut: true };
const both = `${people.jonas.id},${people.zoe.id}`;

type Values = Readonly<Record<string, unknown>>;
type Sound = (scene: Scene, who: Someone) => Values;

/** What is said in the chat: words are put where `{name}` stands. */
function text(
  name: string,
  fields: Entry['fields'],
  say: string,
  sound: Sound = () => ({}),
  acts = true,
): Entry {
  return {
    ...{ way: 'bot text', name, fields, acts },
    ask: (scene, who, values) => {
      const all = { ...sound(scene, who), ...values };
      const mentioned = all.people === undefined ? [] : idsOf(all.people).map(mentionable);
      const at = mentioned.map((_, n) => `{${n}}`).join(' ');
      const typed = { ...all, people: at } as Values;
      const filled = say.replace(/\{(\w+)\}/g, (_, key) =>
        key === 'bot' ? '{bot}' : String(typed[key] ?? ''),
      );
      const activity = message(who, here, scene.stage.app.connector.url, filled, mentioned);
      return { activity };
    },
  };
}
const idsOf = (given: unknown): string[] =>
  (Array.isArray(given) ? given : String(given).split(',')).map(String).filter(Boolean);
const everybody = [
  people.jonas,
  people.mia,
  people.zoe,
  people.guest,
  people.left,
  ...people.crowd,
];
function mentionable(one: string): Someone {
  const known = [...everybody, ...people.named].find((person) => person.id === one);
  return known ?? { id: one, teamsId: one, name: 'Somebody' };
}

/** A button that is pressed, with inputs beside its sealed data. */
function card(
  verb: string,
  fields: Entry['fields'],
  target: (scene: Scene) => object,
  sound: Sound,
  own = true,
): Entry {
  return {
    ...{ way: 'card', name: verb, fields, acts: true },
    ask: ({ stage, ...scene }, who, values) => {
      const sealed = stage.seal(verb, target({ stage, ...scene }), own ? who.id : undefined);
      const data = { ...sound({ stage, ...scene }, who), ...values, ...sealed };
      const { url: service } = stage.app.connector;
      return { activity: cardAction(who, here, service, verb, data) };
    },
  };
}

/** A form of the message extension that is sent, on a message whose words `message` are. */
function dialog(
  name: string,
  verb: string,
  fields: Entry['fields'],
  sound: Sound,
  target: (scene: Scene) => object = () => ({}),
): Entry {
  return {
    ...{ way: 'dialog', name, fields, acts: true },
    ask: (scene, who, values) => {
      const { stage } = scene;
      const { message: html, ...typed } = { ...sound(scene, who), ...values };
      const sealed = stage.seal(verb, target(scene), who.id);
      const on =
        html === undefined ? undefined : payload('1700000000009', people.jonas, html as string);
      const data = { ...typed, ...sealed };
      return { activity: submitAction(who, here, stage.app.connector.url, name, data, on) };
    },
  };
}

function find(name: string): Entry {
  return {
    ...{ way: 'query', name, acts: false },
    fields: {
      ...{ text: { kind: 'search' }, tag: { kind: 'tags', passing: true } },
      ...{ skip: { kind: 'page' }, count: { kind: 'page' } },
    },
    ask: ({ stage }, who, { skip, count, ...typed }) => {
      const activity = query(who, personal(who), stage.app.connector.url, name, { text: 'valve' });
      const value = activity.value as Incoming;
      const parameters = Object.entries({ text: 'valve', ...typed }).map(([key, given]) => ({
        ...{ name: key, value: given },
      }));
      const queryOptions = { skip: skip ?? 0, count: count ?? 25 };
      return { activity: { ...activity, value: { ...value, parameters, queryOptions } } };
    },
  };
}

const kudos = { people: them, what: must, possible: words, crewName: { ...line, longest: 60 } };
const question = { title: { ...line, required: true }, details: words, tags };
const link = { url: { kind: 'url', required: true }, title: line, why: must, tags } as const;
const post = { working: must, learned: words, wanted: words, url: { kind: 'url' }, tags } as const;
const giving = { ...kudos, practice: choice, space: id };
const asking = { ...question, space: id, anonymous: choice };
const sharing = { ...link, space: id };
const posting = { ...post, space: id };
const space = here.conversation;
const soundKudos: Sound = () => ({ people: both, what, space });
const soundQuestion: Sound = () => ({ title: 'How do pumps age here, and why?', space });
const soundLink: Sound = (scene) => ({ url: url(scene), why, space });
const soundPost: Sound = () => ({ working: 'Drawing how pumps age', space });
const passing = { ...words, passing: true, cut: true };
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
    false,
  ),
  card('questions.ask', asking, () => ({ looked: true }), soundQuestion),
  card(
    'questions.answer',
    { text: must },
    ({ question: which }) => ({ id: which, space }),
    ({ stage }) => ({ text: `With water, ${stage.fresh()}.` }),
    false,
  ),
  card('links.share', sharing, () => ({}), soundLink),
  card(
    'links.why',
    { text: must },
    ({ link: which }) => ({ id: which, space, seen: 0 }),
    ({ stage }) => ({ text: `${why} ${stage.fresh()}` }),
    false,
  ),
  card(
    'links.context',
    { text: must },
    ({ link: which }) => ({ id: which, space, seen: 0 }),
    ({ stage }) => ({ text: `For old pumps only, ${stage.fresh()}.` }),
    false,
  ),
  card('posts.post', posting, () => ({}), soundPost),
  card(
    'posts.input',
    { text: must },
    ({ post: which }) => ({ id: which, space }),
    ({ stage }) => ({ text: `Ask the shift, ${stage.fresh()}.` }),
    false,
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
  dialog('giveKudos', 'recognition.give', giving, soundKudos),
  dialog('askQuestion', 'questions.ask', asking, soundQuestion, () => ({ looked: true })),
  dialog(
    'answerWithThis',
    'questions.answerWith',
    { question: { ...id, required: true } },
    (scene) => ({ question: scene.question }),
    ({ stage }) => ({ text: `Slowly, ${stage.fresh()}.` }),
  ),
  dialog('shareLink', 'links.share', sharing, soundLink),
  dialog('curateThis', 'links.share', { ...sharing, message: passing }, (scene, who) => ({
    ...{ ...soundLink(scene, who), message: '<p>Have a look: https://pumps.example</p>' },
  })),
  dialog('workOutLoud', 'posts.post', posting, soundPost),
  find('findQuestions'),
  find('findLinks'),
];
