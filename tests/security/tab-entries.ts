import type { Someone } from '../support/turns';
import type { Entry, Field, Scene } from './entry';
import { here, people } from './stage';

const words: Field = { kind: 'words' };
const must: Field = { kind: 'words', required: true };
const line: Field = { kind: 'line' };
const tags: Field = { kind: 'tags' };
const choice: Field = { kind: 'choice' };
const id: Field = { kind: 'id', required: true };
const space = here.conversation;
const why = 'It told me in ten minutes how pumps age, and whom to ask when they do.';

/** The same words of one person upon one thing are the same act, so another one does it here. */
function post(
  path: string,
  fields: Entry['fields'],
  sound: (scene: Scene) => object,
  by: Someone = people.mia,
): Entry {
  return {
    ...{ way: 'tab POST', name: path, fields, acts: true, by },
    ask: (scene, _who, values) => ({ path, body: { ...sound(scene), ...values } }),
  };
}

function get(path: string, fields: Entry['fields'], sound: (scene: Scene) => object): Entry {
  return {
    ...{ way: 'tab GET', name: path, fields, acts: false },
    ask: (scene, _who, values) => {
      const all = Object.entries({ ...sound(scene), ...values });
      const given = all.filter(([, value]) => value !== undefined && value !== null);
      return {
        path,
        query: Object.fromEntries(
          given.map(([key, value]) => [
            key,
            typeof value === 'object' ? JSON.stringify(value) : String(value),
          ]),
        ),
      };
    },
  };
}

const looking: Entry['fields'] = {
  ...{ text: { kind: 'search' }, tag: { ...tags, passing: true }, skip: { kind: 'page' } },
  space: { kind: 'id' },
};

/** Everything the tab can send. A crew that is nominated again keeps the name it has. */
export const tabEntries: readonly Entry[] = [
  post(
    '/questions/ask',
    { space: id, title: { ...line, required: true }, details: words, tags, anonymous: choice },
    () => ({
      ...{
        space,
        title: 'How do pumps age here, and why?',
        details: '',
        tags: '',
        anonymous: false,
      },
    }),
  ),
  post(
    '/questions/answer',
    { space: id, id, text: must },
    ({ stage, question }) => ({ space, id: question, text: `With water, ${stage.fresh()}.` }),
    people.zoe,
  ),
  post(
    '/links/share',
    { space: id, url: { kind: 'url', required: true }, title: line, why: must, tags },
    ({ stage }) => ({
      ...{ space, url: `https://n${stage.fresh()}.example/pumps`, title: '', why, tags: '' },
    }),
  ),
  post(
    '/links/context',
    { space: id, id, text: must },
    ({ stage, link }) => ({ space, id: link, text: `For old pumps only, ${stage.fresh()}.` }),
    people.zoe,
  ),
  post(
    '/posts/post',
    { space: id, working: must, learned: words, wanted: words, url: { kind: 'url' }, tags },
    () => ({ space, working: 'Drawing how pumps age', learned: '', wanted: '', url: '', tags: '' }),
  ),
  post(
    '/posts/input',
    { space: id, id, text: must },
    ({ stage, post: which }) => ({ space, id: which, text: `Ask the shift, ${stage.fresh()}.` }),
    people.zoe,
  ),
  post(
    '/people/me',
    {
      ...{ skills: { ...tags, cut: true }, interests: { ...tags, cut: true } },
      ...{ languages: { kind: 'languages' }, asking: choice, pauseWeeks: choice },
    },
    () => ({ skills: 'Pumps', interests: '', languages: '', asking: 'any', pauseWeeks: 0 }),
  ),
  post(
    '/awards/start',
    {
      ...{ space: id, name: { ...line, required: true, longest: 60 }, closes: choice },
      ...{ ends: choice, recurrence: choice, approvers: { kind: 'people' } },
    },
    () => ({
      ...{ space, name: 'Crew of the month', closes: '2026-12-31', ends: '', recurrence: 'once' },
      approvers: [],
    }),
  ),
  post(
    '/awards/nominate',
    {
      ...{
        space: id,
        period: id,
        people: { kind: 'people', required: true },
        group: { kind: 'id' },
      },
      ...{ crewName: { ...line, longest: 60, passing: true }, why: must, links: { kind: 'urls' } },
    },
    ({ award }) => ({
      ...{ space, period: award, people: [people.jonas.id, people.zoe.id], group: '' },
      ...{ crewName: '', why, links: '' },
    }),
  ),
  post(
    '/nudges',
    { timeZone: choice, from: choice, to: choice, days: choice, promptDay: choice },
    () => ({
      ...{ off: false, timeZone: 'Europe/Berlin', from: 9, to: 17, days: [1, 2, 3], promptDay: 2 },
    }),
  ),
  post('/health/graph', { shown: choice }, () => ({ shown: false })),
  post('/health/share', { space: id, weeks: choice }, () => ({ space, weeks: 12 })),
  get(
    '/recognition/wall',
    { space: { kind: 'id' }, who: { kind: 'search' }, after: { kind: 'id' } },
    () => ({}),
  ),
  get('/questions', looking, () => ({ text: 'pumps' })),
  get('/questions/one', { space: id, id }, ({ question }) => ({ space, id: question })),
  get('/links', { ...looking, view: choice }, () => ({ text: 'pumps' })),
  get('/posts', { ...looking, filter: choice }, () => ({ text: 'pumps' })),
  get('/posts/one', { space: id, id }, ({ post: which }) => ({ space, id: which })),
  get(
    '/people',
    { text: { kind: 'search' }, tag: { ...tags, passing: true }, skip: { kind: 'page' } },
    () => ({
      tag: 'pumps',
    }),
  ),
  get('/awards', { space: { kind: 'id' } }, () => ({ space })),
  get('/awards/people', { space: id }, () => ({ space })),
  get('/health', { space: id, weeks: choice }, () => ({ space })),
  get('/health/organisation', { weeks: choice }, () => ({})),
  get('/health/network', { space: id }, () => ({ space })),
  get('/digest', { space: id }, () => ({ space })),
];
