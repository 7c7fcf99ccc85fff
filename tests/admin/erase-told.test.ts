import { randomUUID } from 'node:crypto';
import { erase } from '../../bot/admin/erase';
import type { AwardsAnswer } from '../../bot/awards/contract';
import { OnePostAnswer, PostsAnswer } from '../../bot/posts/contract';
import type { Row, Tables } from '../../bot/tables/port';
import { countedAgain } from '../support/both-stores';
import { press, pressVerb, wordsOf } from '../support/cards';
import { patientStore } from '../support/patient-stores';
import { type Running, runProduct } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  ...[Someone, Someone, Someone],
];
/** Another person with the same name. */
const namesake = { ...someone('the other Mia'), name: mia.name };
const place = groupChat('19:told@thread.v2', 'Pump chat');
const space = place.conversation;
const hourMs = 3_600_000;
const gone = { name: 'Someone who left' };
const words = 'These words left with the person who wrote them.';
const why = 'They dried out the pump house in one night, and wrote down how for the next flood.';
const lead = 'Nobody else would have thought of the spare valve that saved the whole night shift.';

describe.each(patientStore)('who is erased from %s', (_name, open) => {
  let app: Running;
  let tables: Tables;
  const inPrivate = ({ teamsId }: Someone) =>
    app.connector.sent.filter(({ conversation }) => conversation === `a:${teamsId}`);
  const cards = (found: typeof app.connector.sent) =>
    found.map(({ activity }) => activity.attachments?.[0]?.content);
  async function at(now: number) {
    app.clock.now = now;
    await app.product.resume();
    await app.settled();
  }
  async function act(person: Someone, path: string, body: object) {
    const { status, body: answer } = await app.tell(person, path, body);
    expect([path, status, answer]).toEqual([path, 200, expect.anything()]);
    await app.settled();
    // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
    return answer as any;
  }
  const lines = { learned: '', wanted: '', url: '', tags: '', space };
  const post = async (person: Someone, working: string): Promise<string> =>
    (await act(person, '/posts/post', { ...lines, working })).post.id;
  const rows = async (): Promise<Row[]> => {
    const all: Row[] = [];
    for await (const page of tables.scan()) all.push(...page.map(({ row }) => row));
    return all;
  };
  const keys = async () => (await rows()).map(({ key }) => key.split('|')[0]);
  let helped: string;
  let alone: string;
  let zoes: string;
  let period: string;
  const monday = Date.UTC(2026, 2, 9, 9, 1);

  beforeEach(async () => {
    tables = await open();
    app = await runProduct(tables);
    const { chat, connector } = app;
    connector.install(space, 'Pump chat', [mia, jonas, zoe, namesake]);
    await chat.install(mia, place);
    for (const person of [jonas, zoe, namesake]) await chat.say(person, place, '{bot} hi');
    const [form] = await chat.say(mia, place, '{bot} space');
    const owners = press(form.attachments[0].content, 'Save', { owners: `${mia.id},${jonas.id}` });
    await chat.click(mia, place, owners.verb, owners.data, 'm');

    // She is asked each Tuesday what she works on, and was told so once.
    await chat.say(mia, personal(mia), 'nudges on');
    const hours = { from: 9, to: 17, days: [1, 2, 3, 4, 5], timeZone: 'UTC', off: false };
    await act(mia, '/nudges', { ...hours, promptDay: 2 });
    await at(Date.UTC(2026, 2, 3, 9, 1));
    await at(Date.UTC(2026, 2, 3, 11));
    expect(await keys()).toEqual(expect.arrayContaining(['n', 'nd', 'nt']));

    helped = await post(mia, 'writing down how pumps age');
    alone = await post(mia, 'drafting the flood plan');
    zoes = await post(zoe, 'sorting the valves');
    await act(zoe, '/posts/input', { space, id: helped, text: 'Mia Brandt, ask the night shift.' });
    await act(mia, '/posts/input', { space, id: zoes, text: 'By size, as the maker does.' });
    await act(mia, '/posts/watch', { space, id: zoes });
    await act(mia, '/posts/helped', { space, id: zoes });
    // Of the same name, and not erased.
    await chat.say(namesake, place, '{bot} kudos {0} for painting the gauges again', [jonas]);
    await chat.say(zoe, place, '{bot} kudos {0} for lending the big wrench to us', [mia]);
    await at(monday);

    const award = { name: 'Crew of the month', closes: '2026-03-31', recurrence: 'once', ends: '' };
    await act(mia, '/awards/start', { space, ...award, approvers: [mia.id] });
    const { going } = (await app.ask(mia, '/awards')).body as AwardsAnswer;
    period = going[0]?.id ?? '';
    const nominate = { space, period, group: '', crewName: '' };
    const [theirs, ours] = [
      [jonas, zoe],
      [mia, zoe],
    ].map((people) => people.map(({ id }) => id));
    const links = 'https://mia.example/notes';
    await act(mia, '/awards/nominate', { ...nominate, people: theirs, why: lead, links });
    await act(jonas, '/awards/nominate', { ...nominate, people: ours, why, links: '' });
    await act(mia, '/awards/end', { space, period });
    expect(wordsOf(cards(inPrivate(mia)).at(-1))).toContain(why);

    // The prompt of the next Tuesday waits, and the line that is offered for a mail.
    const [asked] = await chat.say(mia, personal(mia), 'email');
    const email = 'Subject: Spare pump?\n\nWho has a spare pump for the north plant?';
    const read = pressVerb(asked.attachments[0].content, 'nudges.readEmail', { email });
    await chat.click(mia, personal(mia), read.verb, read.data, 'm');
    await app.settled();
    const waiting = JSON.stringify(await rows());
    for (const kind of ['nudges.prompt', 'nudges.reply']) expect(waiting).toContain(kind);
    connector.reset();
  });
  afterEach(() => app.close());

  async function eraseMia(keepActs: boolean) {
    const bench = {
      ...{ tables, clock: () => ++app.clock.now },
      id: () => randomUUID().replaceAll('-', ''),
    };
    const erased = await erase(bench, { id: mia.id, also: [] }, { keepActs });
    expect(erased.left).toEqual([]);
    await at(app.clock.now + 5 * 60_000);
    await app.product.world.search.catchUp();
    const counted = await countedAgain(tables, place.tenant);
    expect(counted.flatMap(({ differences, parked }) => [differences, parked]).flat()).toEqual([]);
    const naming = (await rows()).filter((row) => JSON.stringify(row).includes(mia.id));
    expect(naming).toEqual([]);
    return erased;
  }
  const one = async (id: string) =>
    OnePostAnswer.parse(
      (await app.ask(zoe, `/posts/one?space=${encodeURIComponent(space)}&id=${id}`)).body,
    );
  const posts = async () => PostsAnswer.parse((await app.ask(zoe, '/posts')).body).posts;
  /** The digest as its message now is. */
  const digest = () =>
    cards(app.connector.sent.filter(({ method }) => method === 'PUT'))
      .map((card) => wordsOf(card).replaceAll('\n  ', '  '))
      .findLast((said) => said.includes('The week in'));

  test('is in no post, no award and no digest, and is told nothing any more', async () => {
    const { words: ofOthers } = await eraseMia(false);
    // The namesake's, and what Zoe wrote, also where the post shows it: for people to decide about.
    const kinds = new Set(ofOthers.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set(['digest', 'input', 'kudos', 'post']));

    expect((await posts()).map(({ id }) => id).toSorted()).toEqual([helped, zoes].toSorted());
    expect(await one(helped)).toMatchObject({
      post: { author: gone, working: words },
      inputs: [{ by: { name: zoe.name }, text: 'Mia Brandt, ask the night shift.' }],
    });
    expect(await one(zoes)).toMatchObject({
      post: { working: 'sorting the valves', watchers: [gone], watcherCount: 1, helped: 1 },
      inputs: [{ by: gone, text: words }],
    });

    // Who chooses now was asked: the other owner. What she wrote for a crew counts for it without her words.
    const asked = inPrivate(jonas).filter(({ method }) => method === 'POST');
    expect(asked).toHaveLength(1);
    const said = wordsOf(cards(asked)[0]);
    for (const each of [why, 'Someone who left and Zoe Okafor', 'Jonas Weber and Zoe Okafor'])
      expect(said).toContain(each);
    for (const each of [lead, 'Mia Brandt', 'mia.example']) expect(said).not.toContain(each);
    const { going } = (await app.ask(jonas, '/awards')).body as AwardsAnswer;
    const counts = going[0]?.nominations.map(({ supports, whys }) => [supports, whys.length]);
    expect(counts?.toSorted()).toEqual([
      [1, 0],
      [1, 1],
    ]);

    // A line of the digest is theirs or names them; the namesake keeps the name.
    expect(digest()).toContain(`${gone.name}: lending the big wrench to us  from Zoe Okafor`);
    expect(digest()).toContain(`${words}  from ${gone.name}`);
    expect(digest()).toContain('Jonas Weber: painting the gauges again  from Mia Brandt');
    expect(digest()).not.toMatch(/pumps age|flood plan/);

    for (let day = 1; day < 22; day += 1) await at(monday + day * 24 * hourMs);
    expect(inPrivate(mia)).toEqual([]);
  }, 120_000);

  test('leaves what they said to others, under nobody’s name, where that is wanted', async () => {
    await eraseMia(true);
    expect(await one(helped)).toMatchObject({
      post: { author: gone, working: 'writing down how pumps age' },
    });
    expect((await posts()).map(({ id }) => id)).toContain(alone);
    expect(wordsOf(cards(inPrivate(jonas)).at(-1))).toContain(lead);
    expect(digest()).toContain(`drafting the flood plan  from ${gone.name}`);
    expect(digest()).toContain(`${gone.name}: lending the big wrench to us  from Zoe Okafor`);
  }, 120_000);
});
