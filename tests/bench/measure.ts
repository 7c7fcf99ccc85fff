import { NominatedAnswer, PeriodAnswer } from '../../bot/awards/contract';
import type { SharedAnswer } from '../../bot/links/contract';
import type { PostAnswer } from '../../bot/posts/contract';
import { type AskedAnswer, OneAnswer } from '../../bot/questions/contract';
import { practices } from '../../bot/recognition/contract';
import { kudosRow } from '../../bot/recognition/row';
import { newActId, spacePartition } from '../../bot/spaces/partition';
import { openAzure } from '../../bot/tables/azure';
import type { Tables } from '../../bot/tables/port';
import { startAzurite } from '../support/azurite';
import { press } from '../support/cards';
import { countingPolicy } from '../support/counting';
import { type Running, runProduct } from '../support/product';
import { groupChat, makeChat, type Someone, someone, tenant } from '../support/turns';

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

async function warmUp(app: Running, chat = app.chat): Promise<void> {
  await chat.say(mia, place, '{bot} kudos {0} {1} for staying with it to the end', [jonas, zoe]);
  for (const person of [jonas, zoe])
    await app.tell(person, '/people/me', {
      ...{ skills: 'imports, pairing', interests: '', languages: '', asking: 'any', pauseWeeks: 0 },
    });
  await app.tell(jonas, '/links/share', {
    ...{ space: place.conversation, url: 'https://pairing.example/', title: '', tags: 'imports' },
    why: 'It shows how two people keep each other awake over an import, to its very end.',
  });
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
  answering.connector.install(place.conversation, 'Bench chat', people);
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
    await answering.chat.install(mia, place);
    // Both are reached through one service, as instances are.
    await warmUp(working, makeChat(`${working.url}/api/messages`, answering.connector));
    await answering.product.world.outbox.stop();
    let filled = 0;
    // The first round is not kept: after it the week has every counter and tie that it will have.
    for (const [round, rows] of [histories[0] ?? 0, ...histories].entries()) {
      if (round === 1) for (const operation of Object.keys(costs)) delete costs[operation];
      await fill(tables, filled, rows, answering.clock.now - filled * 60_000);
      filled = rows;
      const name = `${rows}-${round}`;
      answering.clock.now += 600_000;
      working.clock.now = answering.clock.now;
      answering.connector.reset();
      // What is kept of a space for half a minute is known to the process, as it is where people are busy.
      const space = encodeURIComponent(place.conversation);
      for (const app of [answering, working]) await app.ask(mia, `/questions?space=${space}`);
      // What earlier rounds left for later, such as a hint half an hour after an act, is theirs.
      await effects();
      const sentence = '{bot} kudos {0} {1} for pairing on the import to the end';
      await cost('give', rows, () => answering.chat.say(mia, place, sentence, [jonas, zoe]));
      await cost('give, afterwards', rows, effects);
      const posted = answering.connector.sent.find(
        ({ conversation }) => conversation === place.conversation,
      );
      const { verb, data } = press(posted?.activity.attachments[0].content, 'Join', { line: '' });
      await cost('join', rows, () => answering.chat.click(zoe, place, verb, data, posted?.id));
      await cost('join, afterwards', rows, effects);
      const board = { space: place.conversation, tags: '', details: '', anonymous: false };
      const title = `How do we pair on imports, after ${name} of them?`;
      let asked: AskedAnswer | undefined;
      await cost('ask', rows, async () => {
        const { body } = await answering.tell(mia, '/questions/ask', { ...board, title });
        asked = body as AskedAnswer;
      });
      await cost('ask, afterwards', rows, effects);
      const id = asked?.question.id ?? '';
      const which = { space: place.conversation, id };
      await cost('answer', rows, () =>
        answering.tell(jonas, '/questions/answer', { ...which, text: 'Side by side.' }),
      );
      await cost('answer, afterwards', rows, effects);
      const one = await answering.ask(mia, `/questions/one?space=${space}&id=${id}`);
      const [answer] = OneAnswer.parse(one.body).answers;
      await cost('accept', rows, () =>
        answering.tell(mia, '/questions/accept', { ...which, answer: answer?.id ?? '' }),
      );
      await cost('accept, afterwards', rows, effects);
      const wish = {
        ...{
          space: place.conversation,
          url: `https://imports.example/${name}`,
          title: '',
          tags: '',
        },
        why: 'It shows how two people read an import file together, line by line, to its end.',
      };
      let shared: SharedAnswer | undefined;
      await cost('share a link', rows, async () => {
        const { body } = await answering.tell(jonas, '/links/share', wish);
        shared = body as SharedAnswer;
      });
      await cost('share a link, afterwards', rows, effects);
      const decision = { decision: 'approve', text: 'For old files only.', seen: 0 };
      const link = { space: place.conversation, id: shared?.link.id ?? '' };
      await cost('vet a link', rows, async () => {
        const { status } = await answering.tell(mia, '/links/decide', { ...link, ...decision });
        if (status !== 200) throw new Error(`The link was not vetted: ${status}`);
      });
      await cost('vet a link, afterwards', rows, effects);
      let made: PostAnswer | undefined;
      await cost('post', rows, async () => {
        const { body } = await answering.tell(mia, '/posts/post', {
          ...{ space: place.conversation, learned: '', wanted: '', url: '', tags: '' },
          working: `Reading import file ${name} line by line`,
        });
        made = body as PostAnswer;
      });
      await cost('post, afterwards', rows, effects);
      const input = {
        space: place.conversation,
        id: made?.post.id ?? '',
        text: 'Begin at the end.',
      };
      for (const what of ['input', 'watch', 'helped']) {
        await cost(`post: ${what}`, rows, async () => {
          const { status } = await answering.tell(zoe, `/posts/${what}`, input);
          if (status !== 200) throw new Error(`${what} was not done: ${status}`);
        });
        await cost(`post: ${what}, afterwards`, rows, effects);
      }
      const crews = { space: place.conversation, group: '', crewName: '', links: '' };
      const award = { ...crews, name: `Crew ${name}`, closes: '2027-02-28', ends: '' };
      const started = await answering.tell(mia, '/awards/start', {
        ...{ ...award, recurrence: 'once', approvers: [mia.id] },
      });
      const period = PeriodAnswer.parse(started.body).period.id;
      await effects();
      const reason = 'They paired on the import to its very end, and wrote down how it is done.';
      let nomination = '';
      await cost('nominate', rows, async () => {
        const people = [jonas.id, zoe.id];
        const { body } = await answering.tell(zoe, '/awards/nominate', {
          ...{ ...crews, period, people, why: reason },
        });
        nomination = NominatedAnswer.parse(body).nomination;
      });
      await cost('nominate, afterwards', rows, effects);
      await cost('support', rows, async () => {
        const nominated = { space: place.conversation, period, nomination };
        const { status } = await answering.tell(mia, '/awards/support', nominated);
        if (status !== 200) throw new Error(`It was not supported: ${status}`);
      });
      await cost('support, afterwards', rows, effects);
      const ended = { space: place.conversation, period };
      await answering.tell(mia, '/awards/end', ended);
      await effects();
      await cost('decide an award', rows, async () => {
        const choice = { ...ended, nomination, why: reason };
        const { status } = await answering.tell(mia, '/awards/decide', choice);
        if (status !== 200) throw new Error(`The award was not decided: ${status}`);
      });
      await cost('decide an award, afterwards', rows, effects);
      await answering.product.world.search.catchUp();
      await cost('page of posts', rows, () =>
        answering.ask(mia, `/posts?filter=watching&space=${space}`),
      );
      await cost('search links', rows, () =>
        answering.ask(mia, `/links?text=import&space=${space}`),
      );
      await cost('question board', rows, () => answering.ask(mia, `/questions?space=${space}`));
      await cost('team health', rows, () => answering.ask(mia, `/health?space=${space}&weeks=12`));
      await cost('first page', rows, () => answering.ask(mia, '/home'));
      const query = `space=${space}`;
      await cost('wall page', rows, () => answering.ask(mia, `/recognition/wall?${query}`));
    }
    return costs;
  } finally {
    await answering.close();
    await working.close();
    await emulator.stop();
  }
}
