import * as z from 'zod/v4';
import { openSqlite } from '../../bot/tables/sqlite';
import { type AdmissionLimits, makeAdmission, usualLimits } from '../../bot/teams/admission';
import { runProduct } from '../support/product';
import * as turns from '../support/turns';
import { startEdge } from './harness';

const [ada, ben, cem] = ['Ada', 'Ben', 'Cem'].map(turns.someone) as [
  turns.Someone,
  turns.Someone,
  turns.Someone,
];
const group = turns.groupChat();
const minute = (person: number, instance: number): AdmissionLimits => ({
  person: [{ acts: person, seconds: 60 }],
  instance: [{ acts: instance, seconds: 60 }],
});
const tooOften = /^That was a lot at once\. Please try again in \d+ seconds\.$/;
const busy = /^A lot is going on right now\. Please try again in \d+ seconds\.$/;

describe('by the bot', () => {
  async function start(limits: AdmissionLimits) {
    const edge = await startEdge({ admission: limits });
    let done = 0;
    const act = async () => {
      done += 1;
      return { message: 'Done.' };
    };
    edge.registry.command('help', async () => ({ text: (await act()).message }));
    edge.registry.action('do', z.object({}), act);
    edge.registry.query('find', act);
    const again = async (_turn: unknown, typed: unknown, problem: string) => ({
      message: `${problem} ${JSON.stringify(typed)}`,
    });
    edge.registry.dialog('form', { data: z.looseObject({}), open: act, submit: act, again });
    return { edge, done: () => done };
  }

  test('somebody at their limit is told in every way in, and others are served', async () => {
    const { edge, done } = await start(minute(2, 100));
    const { chat } = edge;
    for (const _ of [1, 2]) expect((await chat.click(ada, group, 'do', {})).value).toBe('Done.');
    expect((await chat.click(ada, group, 'do', {})).value).toMatch(tooOften);
    expect((await chat.query(ada, group, 'find')).composeExtension.text).toMatch(tooOften);
    expect((await chat.open(ada, group, 'form')).task.value).toMatch(tooOften);
    expect((await chat.submit(ada, group, 'form', {})).task.value).toMatch(tooOften);
    expect((await chat.click(ben, group, 'do', {})).value).toBe('Done.');
    expect(done()).toBe(3);
    await edge.close();
  });

  test('a form that was sent when it was too much comes back as it was filled in', async () => {
    const { edge, done } = await start(minute(1, 2));
    const send = async (person: turns.Someone) =>
      (await edge.chat.submit(person, group, 'form', { why: 'It is good.' })).task.value;
    expect(await send(ada)).toBe('Done.');
    expect(await send(ada)).toMatch(/^That was a lot at once\..*"why":"It is good\."/);
    expect(await send(ada)).toMatch(tooOften);
    expect(await send(ben)).toBe('Done.');
    expect(await send(cem)).toMatch(/^A lot is going on right now\..*"why":"It is good\."/);
    expect(done()).toBe(2);
    await edge.close();
  });

  test('a flood of messages is told once', async () => {
    const { edge, done } = await start(minute(1, 100));
    const said: unknown[] = [];
    for (let n = 0; n < 5; n += 1) said.push(...(await edge.chat.say(ada, group, 'hello')));
    expect(said).toEqual([
      expect.objectContaining({ text: 'Done.' }),
      expect.objectContaining({ text: expect.stringMatching(tooOften) }),
    ]);
    expect(done()).toBe(1);
    await edge.close();
  });

  test('a process at its limit says so, and what was refused to one counts for nobody else', async () => {
    const { edge } = await start(minute(1, 2));
    for (let n = 0; n < 5; n += 1) await edge.chat.click(ada, group, 'do', {});
    expect((await edge.chat.click(ben, group, 'do', {})).value).toBe('Done.');
    expect((await edge.chat.click(cem, group, 'do', {})).value).toMatch(busy);
    const dan = turns.someone('Dan');
    const [said] = await edge.chat.say(dan, group, 'hello');
    expect(said).toMatchObject({ text: expect.stringMatching(busy) });
    await edge.close();
  });
});

test('by the tab: 429 with the time to come back, also for what was asked by the bot', async () => {
  const app = await runProduct(openSqlite(':memory:'), { admission: minute(2, 100) });
  await app.chat.say(ada, turns.personal(ada), 'help');
  expect((await app.ask(ada, '/me')).status).toBe(200);
  const headers = { authorization: `Bearer ${await app.tokenFor(ada)}` };
  const refused = await fetch(`${app.url}/api/me`, { headers });
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const code = 'teams.tooOften';
  expect(await refused.json()).toEqual({
    error: { code, message: expect.stringMatching(tooOften) },
  });
  expect((await app.tell(ada, '/nudges', {})).status).toBe(429);
  expect((await app.ask(ben, '/me')).status).toBe(200);
  await app.close();
});

test('people of two organisations with one id are two', async () => {
  const { admit } = makeAdmission(minute(1, 100));
  await admit('one', 'ada');
  await admit('two', 'ada');
  await expect(admit('one', 'ada')).rejects.toMatchObject({ key: 'teams.tooOften', told: false });
  await expect(admit('one', 'ada')).rejects.toMatchObject({ told: true });
});

test('without a word about limits, a person is held to the usual ones', async () => {
  const app = await runProduct(openSqlite(':memory:'), { sendLimits: 'teams' });
  const most = Math.max(...usualLimits.person.map(({ acts }) => acts));
  const statuses = new Set<number>();
  for (let n = 0; n <= most && !statuses.has(429); n += 1)
    statuses.add((await app.ask(ada, '/me')).status);
  expect([...statuses]).toEqual([200, 429]);
  await app.close();
});
