import { makeConsiderateSender } from '../../bot/teams/blocked';
import { makePacedSender, noLimits } from '../../bot/teams/pacing';
import { SendError, type Sender } from '../../bot/teams/port';

const to = (id: string) => ({ tenant: 't', serviceUrl: 'http://127.0.0.1:1', id });
const card = { type: 'AdaptiveCard' } as const;

function counting() {
  const sent: string[] = [];
  const sender: Sender = {
    personal: async (_space, person) => to(person.id),
    post: async ({ id }) => {
      sent.push(id);
      return 'message';
    },
    update: async ({ id }) => void sent.push(id),
    remove: async ({ id }) => void sent.push(id),
  };
  return { sender, sent };
}

test('a thread at its limit is told when to come back; another thread goes on', async () => {
  const { sender, sent } = counting();
  const limits = { thread: [{ messages: 3, seconds: 30 }], tenant: [] };
  const paced = makePacedSender(sender, limits);
  await paced.post(to('a'), card, '');
  await paced.update(to('a'), 'm', card, '');
  await paced.remove(to('a'), 'm');
  const fourth = paced.post(to('a'), card, '');
  await expect(fourth).rejects.toBeInstanceOf(SendError);
  await expect(fourth).rejects.toMatchObject({
    code: 'throttled',
    retryAfterMs: expect.any(Number),
  });
  await paced.post(to('b'), card, '');
  expect(sent).toEqual(['a', 'a', 'a', 'b']);
});

test('all threads of a tenant share its limit', async () => {
  const { sender, sent } = counting();
  const paced = makePacedSender(sender, { thread: [], tenant: [{ messages: 2, seconds: 30 }] });
  await paced.post(to('a'), card, '');
  await paced.post(to('b'), card, '');
  await expect(paced.post(to('c'), card, '')).rejects.toMatchObject({ code: 'throttled' });
  expect(sent).toEqual(['a', 'b']);
});

test('a short wait is waited for', async () => {
  const { sender, sent } = counting();
  const paced = makePacedSender(sender, { thread: [{ messages: 2, seconds: 0.2 }], tenant: [] });
  for (let n = 0; n < 5; n += 1) await paced.post(to('a'), card, '');
  expect(sent).toHaveLength(5);
});

test('without limits nothing is held back', async () => {
  const { sender, sent } = counting();
  const paced = makePacedSender(sender, noLimits);
  for (let n = 0; n < 200; n += 1) await paced.post(to('a'), card, '');
  expect(sent).toHaveLength(200);
});

test('somebody who blocked the bot is asked once, not again', async () => {
  const { sender, sent } = counting();
  const blocked: Sender = {
    ...sender,
    post: async (conversation, ...message) => {
      await sender.post(conversation, ...message);
      if (conversation.id === 'a') throw new SendError('blocked', '403');
      return 'message';
    },
  };
  const considerate = makeConsiderateSender(blocked);
  for (let n = 0; n < 3; n += 1)
    await expect(considerate.post(to('a'), card, '')).rejects.toMatchObject({ code: 'blocked' });
  await considerate.post(to('b'), card, '');
  expect(sent).toEqual(['a', 'b']);
});
