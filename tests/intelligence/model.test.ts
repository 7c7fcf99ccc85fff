import type { ServerResponse } from 'node:http';
import pino from 'pino';
import { makeIntelligence } from '../../bot/intelligence/intelligence';
import type { ModelError } from '../../bot/intelligence/port';
import { readSettings } from '../../bot/settings';
import { openModel } from '../../bot/teams/model';
import { means, type StandIn, says, startStandIn } from './stand-in';

const key = 'key-of-the-stand-in';
const sentence = 'thank the release crew for getting 4.2 out on a Friday';
const kudos = { kind: 'kudos', crewName: 'Release crew', what: 'Getting 4.2 out on a Friday' };
const longMs = 20_000;
const patience = { answerMs: longMs, embedMs: longMs };

let standIn: StandIn;
const printed: unknown[] = [];
beforeAll(async () => {
  standIn = await startStandIn();
});
afterAll(() => standIn.close());
beforeEach(() => {
  standIn.asked.length = 0;
  printed.length = 0;
  for (const level of ['log', 'info'] as const)
    jest.spyOn(console, level).mockImplementation((...words) => printed.push(words));
});
// The SDK prints what goes wrong, with what was sent.
afterEach(() => expect(printed).toEqual([]));

function open(more: Record<string, string> = {}) {
  const { model } = readSettings({
    ...{ LOCAL: 'true', MODEL_ENDPOINT: standIn.url, MODEL_NAME: 'm', MODEL_KEY: key },
    ...{ MODEL_EMBEDDINGS_NAME: 'e', ...more },
  });
  if (!model) throw new Error('No model');
  return openModel(model);
}

async function intelligence(mayLeave = (_words: string) => true) {
  return makeIntelligence({
    model: await open(),
    mayLeave,
    patience,
    log: pino({ level: 'silent' }),
  });
}
const code = (error: ModelError) => error.code;

test('a sentence goes out with its instruction alone, and comes back as a proposal', async () => {
  standIn.answer = says(kudos);
  expect(await (await intelligence()).propose(sentence)).toEqual(kudos);
  const [{ path, headers, body } = { path: '', headers: {}, body: {} }] = standIn.asked;
  expect(path).toBe('/v1/chat/completions');
  expect(headers.authorization).toBe(`Bearer ${key}`);
  expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
  expect(body).toEqual({
    model: 'm',
    messages: [
      { role: 'system', content: expect.stringContaining('"kind":"kudos"') },
      { role: 'user', content: sentence },
    ],
    response_format: { type: 'json_object' },
  });
});

test('without a key none is sent', async () => {
  standIn.answer = says(kudos);
  await (await open({ MODEL_KEY: '' })).answer('i', 'w', longMs);
  expect(standIn.asked[0]?.headers.authorization).toBeUndefined();
});

describe('an endpoint in trouble', () => {
  const ends = (status: number, text: string) => (response: ServerResponse) => {
    response.writeHead(status, { 'content-type': 'application/json', location: '/v1/elsewhere' });
    response.end(text);
  };
  test.each([
    ['a fault', ends(500, '{"error":{"message":"no"}}'), 'refused'],
    ['too many requests', ends(429, '{}'), 'refused'],
    ['a redirect', ends(307, ''), 'unreachable'],
    ['no JSON', ends(200, '<html>'), 'malformed'],
    ['no choice', ends(200, '{"choices":[]}'), 'malformed'],
    [
      'a refusal',
      ends(200, '{"choices":[{"message":{"content":null,"refusal":"no"}}]}'),
      'malformed',
    ],
    ['a huge text', says('a'.repeat(20_000)), 'malformed'],
    ['a huge body', ends(200, ' '.repeat(200_000)), 'malformed'],
    ['a connection that breaks', (response: ServerResponse) => response.destroy(), 'unreachable'],
  ])('%s', async (_what, answer, expected) => {
    standIn.answer = answer;
    const model = await open();
    expect(await model.answer('i', sentence, longMs).catch(code)).toBe(expected);
    expect(standIn.asked).toHaveLength(1);
    expect(await (await intelligence()).propose(sentence)).toBeUndefined();
  });

  test.each([
    ['silent', () => {}],
    ['dripping', (response: ServerResponse) => response.writeHead(200).write('{')],
  ])('slower than the budget: %s', async (_what, answer) => {
    standIn.answer = answer;
    expect(await (await open()).answer('i', sentence, 50).catch(code)).toBe('slow');
    expect(await (await open()).embed?.([sentence], 50).catch(code)).toBe('slow');
  });

  test.each([
    ['a fault', ends(503, '{}')],
    ['no data', ends(200, '{}')],
    ['too few', ends(200, '{"data":[]}')],
    ['no numbers', means(() => ['1'] as never)],
    ['uneven', means((text) => (text === 'a' ? [1] : [1, 2]))],
  ])('vectors: %s', async (_what, answer) => {
    standIn.answer = answer;
    const model = await open();
    const problem = await model.embed?.(['a', 'b'], longMs).catch(code);
    expect(['unreachable', 'malformed']).toContain(problem);
  });
});

test('what was logged of it has neither words nor key', async () => {
  const lines: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
  standIn.answer = (response) => response.writeHead(500).end(sentence);
  const { propose, nearness } = makeIntelligence({
    model: await open(),
    mayLeave: () => true,
    log,
    patience,
  });
  await propose(sentence);
  await nearness(sentence, ['another']);
  expect(lines).toHaveLength(2);
  expect(lines.join()).not.toMatch(/release|Bearer|key-of/);
});

test('what may not leave is not sent', async () => {
  standIn.answer = says(kudos);
  const { propose, draft, nearness } = await intelligence((words) => !words.includes('secret'));
  expect(await propose('a secret')).toBeUndefined();
  expect(await draft('a secret')).toBeUndefined();
  expect(await nearness('a word', ['a secret'])).toBeUndefined();
  expect(await nearness('a secret', ['a word'])).toBeUndefined();
  expect(standIn.asked).toEqual([]);
});

test('texts are compared by what they mean, and each is asked for once', async () => {
  const vectors: Record<string, number[]> = { car: [1, 0], auto: [0.9, 0.1], tree: [0, 1] };
  standIn.answer = means((text) => vectors[text] ?? [1, 1]);
  const { nearness } = await intelligence();
  const [auto = 0, tree = 1] = (await nearness('car', ['auto', 'tree'])) ?? [];
  expect(auto).toBeGreaterThan(0.9);
  expect(tree).toBe(0);
  expect(await nearness('car', ['tree', 'new'])).toHaveLength(2);
  expect(standIn.asked.map(({ path, body }) => [path, body])).toEqual([
    ['/v1/embeddings', { model: 'e', input: ['car', 'auto', 'tree'] }],
    ['/v1/embeddings', { model: 'e', input: ['new'] }],
  ]);
});
