import { decisionPosts } from './decisions';
import type { Entry } from './entry';
import { choice, which as id, line, must, tags, why, words } from './fields';
import { get, post } from './in-tab';
import { here, people, yard } from './stage';

const space = here.conversation;

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
    ({ stage, post: one }) => ({ space, id: one, text: `Ask the shift, ${stage.fresh()}.` }),
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
  ...['/questions/useful', '/questions/accept'].map((path) =>
    post(
      path,
      { space: id, id, answer: id },
      ({ question, answer }) => ({ space, id: question, answer }),
      people.jonas,
      path === '/questions/accept',
    ),
  ),
  post(
    '/questions/reopen',
    { space: id, id },
    ({ question }) => ({ space, id: question }),
    people.jonas,
  ),
  ...['useful', 'outdated', 'save', 'unsave'].map((what) =>
    post(
      `/links/${what}`,
      { space: id, id },
      ({ link }) => ({ space, id: link }),
      people.zoe,
      ['useful', 'outdated'].includes(what),
    ),
  ),
  ...['/posts/watch', '/posts/helped'].map((path) =>
    post(path, { space: id, id }, ({ post: one }) => ({ space, id: one }), people.zoe),
  ),
  ...decisionPosts,
  post('/groups/open', { space: id, instead: { kind: 'id' }, into: { kind: 'id' } }, () => ({
    space: yard.conversation,
  })),
  post('/groups/close', { space: id }, () => ({ space: yard.conversation })),
  post(
    '/digest/mail',
    { space: id, wanted: choice },
    () => ({ space, wanted: true }),
    people.zoe,
    false,
  ),
  post('/status/retry', { kind: { kind: 'id', required: true } }, () => ({ kind: 'links.tell' })),
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
  get('/posts/one', { space: id, id }, ({ post: one }) => ({ space, id: one })),
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
  ...[
    '/home',
    '/me',
    '/spaces',
    '/groups',
    '/people/me',
    '/nudges',
    '/health/graph',
    '/status',
  ].map((path) => get(path)),
];
