import { practices } from '../../bot/recognition/contract';
import { kudosRow } from '../../bot/recognition/row';
import { newActId, spacePartition } from '../../bot/spaces/partition';
import { openAzure } from '../../bot/tables/azure';
import type { Tables } from '../../bot/tables/port';
import { startAzurite } from '../support/azurite';
import { press } from '../support/cards';
import { countingPolicy } from '../support/counting';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone, tenant } from '../support/turns';

export interface Cost {
  readonly transactions: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

const place = groupChat('19:bench@thread.v2', 'Bench chat');
const people = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const [mia, jonas, zoe] = people;
const batchSize = 100;

/** Kudos as people write them, older than any that is given while measuring. */
async function fill(tables: Tables, from: number, to: number, before: number): Promise<void> {
  const partition = spacePartition(tenant, place.conversation);
  for (let start = from; start < to; start += batchSize) {
    const writes = Array.from({ length: Math.min(batchSize, to - start) }, (_, n) => {
      const number = start + n;
      const at = before - (to - number) * 60_000;
      const kudos = {
        id: newActId(at, number.toString(16).padStart(16, '0'), 0),
        space: place.conversation,
        giver: { id: mia.id, name: mia.name },
        receiver: {
          kind: 'crew' as const,
          people: [jonas, zoe].map(({ id, name }) => ({ id, name })),
        },
        what: `pairing on part ${number} of the import until its last file went through`,
        possible: '',
        practice: practices[number % practices.length] ?? 'helped',
        at,
        joiners: [],
        joinCount: 0,
      };
      return { insert: kudosRow(tenant, { kudos, locale: 'en-GB' }) };
    });
    await tables.batch(partition, writes);
  }
}

async function warmUp(app: Running): Promise<void> {
  await app.chat.say(mia, place, '{bot} kudos {0} {1} for staying with it to the end', [
    jonas,
    zoe,
  ]);
  await app.settled();
  await app.ask(mia, `/recognition/wall?space=${encodeURIComponent(place.conversation)}`);
}

/**
 * What giving, joining and a wall page cost in storage until they are answered, and what giving and
 * joining cost afterwards, at each length of history. Members are known to the process, as they are
 * after their first act.
 */
export async function measure(histories: readonly number[]) {
  const emulator = await startAzurite();
  const { policy, counts, reset } = countingPolicy();
  const connection = emulator.connection;
  // The emulator looks through all rows for each list; what counts here are requests and bytes.
  const tables = await openAzure({
    connection,
    table: 'Bench',
    policies: [policy],
    deadline: 60_000,
  });
  const answering = await runProduct(tables);
  const working = await runProduct(tables);
  for (const app of [answering, working])
    app.connector.install(place.conversation, 'Bench chat', people);
  const costs: Record<string, Record<number, Cost>> = {};
  const partition = spacePartition(tenant, place.conversation);

  async function cost(operation: string, rows: number, act: () => Promise<unknown>): Promise<void> {
    reset();
    await act();
    costs[operation] = { ...costs[operation], [rows]: { ...counts } };
  }

  async function effects(): Promise<void> {
    working.product.world.outbox.kick(partition);
    await working.product.world.outbox.idle();
  }

  try {
    await warmUp(answering);
    await warmUp(working);
    await answering.product.world.outbox.stop();
    let filled = 0;
    for (const rows of histories) {
      await fill(tables, filled, rows, answering.clock.now - filled * 60_000);
      filled = rows;
      answering.clock.now += 600_000;
      working.clock.now = answering.clock.now;
      answering.connector.reset();
      const sentence = '{bot} kudos {0} {1} for pairing on the import to the end';
      await cost('give', rows, () => answering.chat.say(mia, place, sentence, [jonas, zoe]));
      await cost('give, afterwards', rows, effects);
      const posted = answering.connector.sent.find(
        ({ conversation }) => conversation === place.conversation,
      );
      const { verb, data } = press(posted?.activity.attachments[0].content, 'Join', { line: '' });
      await cost('join', rows, () => answering.chat.click(zoe, place, verb, data, posted?.id));
      await cost('join, afterwards', rows, effects);
      const query = `space=${encodeURIComponent(place.conversation)}`;
      await cost('wall page', rows, () => answering.ask(mia, `/recognition/wall?${query}`));
    }
    return costs;
  } finally {
    await answering.close();
    await working.close();
    await emulator.stop();
  }
}
