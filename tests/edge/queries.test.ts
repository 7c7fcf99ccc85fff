import type { QueryTurn } from '../../bot/teams/port';
import { Refusal } from '../../bot/teams/refusal';
import en from '../../bot/texts/en.json';
import * as turns from '../support/turns';
import { type Running, startEdge } from './harness';

const ada = turns.someone('Ada Example');
const group = turns.groupChat();
const card = { type: 'AdaptiveCard' as const, version: '1.5', body: [] };
const sentence = (text: string) => ({ composeExtension: { type: 'message', text } });

let edge: Running;
const seen: QueryTurn[] = [];

beforeAll(async () => {
  edge = await startEdge();
  edge.registry.query('findThings', async (turn) => {
    seen.push(turn);
    return { results: [{ card, title: '<b>A & B</b>', text: 'why' }] };
  });
  edge.registry.query('nothing', async () => ({ message: 'Nothing found.' }));
  edge.registry.query('refuse', async () => {
    throw new Refusal('teams.notInstalled');
  });
  edge.registry.link('ours', async (_turn, url) =>
    url.host === 'learning.example.com' ? { card, title: url.pathname, text: '' } : undefined,
  );
});
afterAll(() => edge.close());
beforeEach(() => seen.splice(0));

test('a query tells who looks for what; its results have a preview that shows what was typed', async () => {
  const answer = await edge.chat.query(ada, group, 'findThings', { text: 'cats', tag: 'pets' });
  expect(answer).toEqual({
    composeExtension: {
      type: 'result',
      attachmentLayout: 'list',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          content: card,
          preview: {
            contentType: 'application/vnd.microsoft.card.thumbnail',
            content: { title: '&lt;b&gt;A &amp; B&lt;/b&gt;', text: 'why' },
          },
        },
      ],
    },
  });
  expect(seen[0]).toMatchObject({ actor: { id: ada.id }, initial: false, skip: 0, count: 25 });
  expect(seen[0]?.parameters.get('tag')).toBe('pets');
});

test('the first opening is a query without words', async () => {
  await edge.chat.query(ada, group, 'findThings');
  expect(seen[0]).toMatchObject({ initial: true });
  expect(seen[0]?.parameters.size).toBe(0);
});

test.each([
  [{ skip: -1, count: 1e9 }],
  [{ skip: Number.NaN, count: 'many' }],
  [{ skip: null, count: 0.5 }],
])('a page that makes no sense is the first one: %j', async (options) => {
  await edge.chat.query(ada, group, 'findThings', { text: 'x' }, options);
  expect(seen[0]).toMatchObject({ skip: 0, count: 25 });
});

test.each([[undefined], ['text'], [[null, 7, { name: 'text' }, { name: 'text', value: {} }]]])(
  'parameters that make no sense are left out: %j',
  async (parameters) => {
    const { url } = edge.connector;
    const value = { commandId: 'findThings', parameters };
    await edge.chat.post(turns.invoke(ada, group, url, 'composeExtension/query', value));
    expect(seen[0]?.parameters.size).toBe(0);
  },
);

test('a sentence, a refusal and an unknown query are well-formed answers', async () => {
  expect(await edge.chat.query(ada, group, 'nothing')).toEqual(sentence('Nothing found.'));
  expect(await edge.chat.query(ada, group, 'refuse')).toEqual(sentence(en.teams.notInstalled));
  expect(await edge.chat.query(ada, group, 'unknown')).toEqual(sentence(en.teams.noSearch));
});

test('a link of our own unfolds, any other is left alone', async () => {
  const ask = async (link: unknown) => {
    const { url } = edge.connector;
    const invoke = turns.invoke(ada, group, url, 'composeExtension/queryLink', { url: link });
    return (await edge.chat.post(invoke)).body;
  };
  const ours = await ask('https://learning.example.com/tab/links/7');
  expect(ours.composeExtension.attachments[0].preview.content.title).toBe('/tab/links/7');
  expect(await ask('https://elsewhere.example.com/')).toEqual({});
  expect(await ask('not a link')).toEqual({});
  expect(await ask(7)).toEqual(sentence(en.teams.badData));
});
