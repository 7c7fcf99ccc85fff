import { randomUUID } from 'node:crypto';
import { erase } from '../../bot/admin/erase';
import { lookFor } from '../../bot/admin/person';
import { traces } from '../../bot/admin/traces';
import type { BoardAnswer } from '../../bot/questions/contract';
import { WallAnswer } from '../../bot/recognition/contract';
import { spacePartition } from '../../bot/spaces/partition';
import { joinKey } from '../../bot/tables/keys';
import type { Tables } from '../../bot/tables/port';
import { countedAgain } from '../support/both-stores';
import { press, wordsOf } from '../support/cards';
import { patientStore } from '../support/patient-stores';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  ...[Someone, Someone, Someone],
];
/** Another person with the same name. */
const namesake = { ...someone('the other Mia'), name: mia.name };
const place = groupChat('19:leaving@thread.v2', 'Pump chat');
const what = 'staying until the last pump ran again';

describe.each(patientStore)('an erasure while the product runs on %s', (_name, open) => {
  let app: Running;
  let tables: Tables;
  const { tenant } = place;

  beforeEach(async () => {
    tables = await open();
    app = await runProduct(tables);
    app.connector.install(place.conversation, 'Pump chat', [mia, jonas, zoe, namesake]);
    const { chat } = app;
    await chat.install(mia, place);
    await chat.say(mia, place, `{bot} kudos {0} {1} for ${what}`, [jonas, namesake]);
    await app.settled();
    const kudos = app.connector.sent.findLast(({ method }) => method === 'POST');
    const joined = press(kudos?.activity.attachments[0].content, 'Join', {
      line: 'Mia Brandt held the lamp',
    });
    await chat.click(zoe, place, joined.verb, joined.data, kudos?.id);
    app.clock.now += 60_000;
    await chat.say(zoe, place, `{bot} kudos {0} for ${what}`, [mia]);
    await chat.say(mia, place, '{bot} ask How do the old pumps age?');
    await chat.say(mia, place, '{bot} ask Where is the torque wrench kept?');
    await app.settled();
    const question = (title: string) =>
      app.connector
        .shown(place.conversation)
        .map((each) => each.attachments?.[0]?.content)
        .findLast((card) => wordsOf(card ?? {}).includes(title));
    const answered = press(question('old pumps'), 'Send', {
      text: 'Slowly, as long as they are greased.',
    });
    await chat.click(jonas, place, answered.verb, answered.data, 'm');
    await app.settled();
    app.connector.reset();
  });
  afterEach(() => app.close());

  const run = (keepActs: boolean) =>
    erase(
      { tables, clock: () => ++app.clock.now, id: () => randomUUID().replaceAll('-', '') },
      { id: mia.id, also: ['mia.brandt@example.com'] },
      { keepActs },
    );
  /** As the running product looks after its outboxes every few minutes. */
  async function looksAfter(): Promise<void> {
    await app.product.resume();
    await app.settled();
    await app.product.world.search.catchUp();
  }
  const wall = async () => WallAnswer.parse((await app.ask(zoe, '/recognition/wall')).body).kudos;
  const board = async (query = '') =>
    ((await app.ask(zoe, `/questions${query}`)).body as BoardAnswer).questions;

  test('lets others find what is theirs, shows cards again, and tells where words of others name them', async () => {
    const { left, words } = await run(false);
    expect(left).toEqual([]);
    // The line is Zoe's own, and the other two name the namesake: it is for people to decide about.
    expect(words.map(({ kind }) => kind).toSorted()).toEqual(['join', 'kudos', 'question']);
    await looksAfter();

    const counted = await countedAgain(tables, tenant);
    expect(counted.flatMap(({ differences, parked }) => [differences, parked]).flat()).toEqual([]);
    const person = await lookFor(tables, { id: mia.id, also: [] });
    expect((await traces(tables, person)).left).toEqual([]);

    const gone = { name: 'Someone who left' };
    const [toMia, fromMia] = await wall();
    expect(toMia).toMatchObject({
      receiver: { kind: 'person', person: gone },
      giver: { name: zoe.name },
      what,
    });
    expect(fromMia).toMatchObject({
      giver: gone,
      what: 'These words left with the person who wrote them.',
      receiver: { people: [{ name: jonas.name }, { id: namesake.id, name: mia.name }] },
      joiners: [{ line: 'Mia Brandt held the lamp' }],
    });
    // What nobody answered went; what was answered stays, for the answer's sake.
    const questions = await board();
    expect(questions).toHaveLength(1);
    expect(questions[0]).toMatchObject({ asker: gone, answerCount: 1, best: { by: jonas.name } });
    expect(await board('?text=greased')).toHaveLength(1);
    expect(await board('?text=torque')).toEqual([]);

    const shown = app.connector.sent.filter(({ method }) => method === 'PUT');
    const cards = shown.map(({ activity }) => wordsOf(activity.attachments[0].content)).join('\n');
    expect(cards).toContain('From Someone who left');
    for (const { activity } of shown)
      for (const { mentioned } of activity.attachments[0].content.msteams?.entities ?? [])
        expect(mentioned.id).not.toMatch(/^left-/);
    expect(app.connector.sent.some(({ method }) => method === 'DELETE')).toBe(true);
  }, 120_000);

  test('keeps what they said, and only takes the name, where that is wanted', async () => {
    expect((await run(true)).left).toEqual([]);
    await looksAfter();
    expect(await wall()).toMatchObject([{ what }, { what, giver: { name: 'Someone who left' } }]);
    expect((await board('?text=torque')).map(({ asker }) => asker.name)).toEqual([
      'Someone who left',
    ]);
    const counted = await countedAgain(tables, tenant);
    expect(counted.flatMap(({ differences }) => differences)).toEqual([]);
  }, 120_000);

  test('says which row it could not clean, because nobody has said how', async () => {
    const odd = { partition: joinKey(tenant, 'x', mia.id), key: 'odd' };
    await tables.put(odd);
    const partition = spacePartition(tenant, place.conversation);
    const { left } = await run(true);
    expect(left).toEqual([{ kind: 'unknown', ...odd }]);
    expect(left.some((at) => at.partition === partition)).toBe(false);
  }, 120_000);
});
