import { operationId } from '../../bot/operations/identity';
import { takeBack } from '../../bot/recognition/changes';
import { give } from '../../bot/recognition/give';
import { openSqlite } from '../../bot/tables/sqlite';
import type { Sender } from '../../bot/teams/port';
import { type Someone, someone } from '../support/turns';
import { makeWorld, testSpace } from '../support/world';

const [mia, jonas] = ['Mia Brandt', 'Jonas Weber'].map(someone) as [Someone, Someone];
const what = 'pairing on the import until the last file went through';
const conversation = { ...testSpace, id: testSpace.conversation };

async function start() {
  const tables = openSqlite(':memory:');
  const { world, member } = await makeWorld(tables, [mia, jonas]);
  const removed: string[] = [];
  const sender = world.sender as { -readonly [Act in keyof Sender]: Sender[Act] };
  sender.remove = async (_to, messageId) => {
    removed.push(messageId);
  };
  const given = async () => {
    const { kudos } = await give(world, {
      giver: await member(mia),
      wish: { people: [jonas.id], whole: false, crewName: '', what, possible: '' },
      id: operationId(1, 'give'),
      locale: 'en',
      standing: { conversation },
    });
    return { kudos: kudos.id, giver: mia.id, at: kudos.at };
  };
  return { tables, world, member, sender, removed, given };
}

test('a kudos that is taken back while its card is being sent leaves no card', async () => {
  const { tables, world, member, sender, removed, given } = await start();
  let target: Awaited<ReturnType<typeof given>> | undefined;
  sender.post = async (to) => {
    if (to.id === conversation.id && target) await takeBack(world, await member(mia), target);
    return 'the card';
  };
  target = await given();
  await world.outbox.idle();
  expect(removed).toEqual(['the card']);
  await world.outbox.stop();
  await tables.close();
});

test('a kudos whose row does not know its card takes the card back that was clicked', async () => {
  const { tables, world, member, sender, removed, given } = await start();
  sender.post = async () => {
    throw new Error('the process died before it kept the id');
  };
  const target = await given();
  await world.outbox.idle();
  const clicked = { conversation: conversation.id, messageId: 'the card' };
  await takeBack(world, await member(mia), target, clicked);
  await world.outbox.idle();
  expect(removed).toEqual(['the card']);
  await world.outbox.stop();
  await tables.close();
});
