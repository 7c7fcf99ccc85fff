import type { DigestAnswer } from '../../bot/digest/contract';
import type { HealthAnswer, NetworkAnswer, OrganisationAnswer } from '../../bot/health/contract';
import { leadingRow } from '../../bot/health/store';
import { csvOf } from '../../tab/src/health/csv';
import { countedAgain, eitherStore } from '../support/both-stores';
import { wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const names = [
  'Mia Brandt',
  'Jonas Weber',
  'Zoe Okafor',
  'Lena Fischer',
  'Samir Aziz',
  'Ines Duarte',
];
const people = names.map(someone);
const [mia, jonas, zoe, lena] = people as [Someone, Someone, Someone, Someone];
const stranger = someone('Nora Fern');
const place = groupChat('19:health@thread.v2', 'Water lab');
const space = encodeURIComponent(place.conversation);
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe.each(eitherStore)('team health on %s', (_name, open) => {
  let app: Running;
  beforeEach(async () => {
    app = await runProduct(await open());
    app.connector.install(place.conversation, 'Water lab', people);
    await app.chat.install(mia, place);
    for (const person of people) await app.chat.say(person, place, '{bot} hi');
    await app.settled();
    app.connector.reset();
  });
  afterEach(async () => {
    await app.settled();
    const counted = await countedAgain(app.product.world.tables, place.tenant);
    await app.close();
    for (const each of counted) expect(each).toMatchObject({ differences: [], parked: [] });
  });

  const health = async (person: Someone, weeks = 4) =>
    ((await app.ask(person, `/health?space=${space}&weeks=${weeks}`)).body as HealthAnswer).health;
  const network = async (person: Someone) =>
    (await app.ask(person, `/health/network?space=${space}`)).body as NetworkAnswer;

  /** Everybody thanks the next two, the first two everybody; everybody asks, and most are answered. */
  async function aWeek() {
    for (const [n, person] of people.entries()) {
      const others = [1, 2].map((step) => people[(n + step) % people.length] as Someone);
      const whom = n < 2 ? 'everyone' : '{0}';
      await app.chat.say(
        person,
        place,
        `{bot} kudos ${whom} for staying with pump ${n} to the end`,
        others,
      );
      const { body } = await app.tell(person, '/questions/ask', {
        ...{ space: place.conversation, title: `Who knows pump number ${n}?`, details: '' },
        ...{ tags: 'pumps', anonymous: false },
      });
      const { id } = (body as { question: { id: string } }).question;
      if (n === 0) continue;
      app.clock.now += 3 * hourMs;
      const [helper] = others as [Someone];
      await app.tell(helper, '/questions/answer', { space: place.conversation, id, text: 'I do.' });
    }
    for (const [n, person] of people.entries())
      await app.tell(person, '/links/share', {
        ...{
          space: place.conversation,
          url: `https://pumps.example/${n}`,
          title: '',
          tags: 'pumps',
        },
        why: `It shows how pump ${n} is taken apart, for whoever starts at the north plant.`,
      });
    await app.settled();
  }
  async function nextWeek() {
    app.clock.now += 7 * dayMs;
    await app.product.resume();
    await app.settled();
  }

  test('card, digest, page and channel tell the same, of the last week that is over', async () => {
    await aWeek();
    await nextWeek();
    const told = await health(jonas);
    const found = Object.fromEntries(told.figures.map(({ name, value, n }) => [name, [value, n]]));
    expect(found).toMatchObject({
      participation: [1, 6],
      toGroups: [2 / 6, 6],
      vetted: [0, 6],
      answerRate: [5 / 6, 6],
      medianWait: [4, 6],
      input: [null, null],
    });
    expect(told).toMatchObject({ members: 6, to: '2026-W10', since: '2026-W10' });
    expect(told.today).toMatchObject({
      step: 'answer',
      question: { title: 'Who knows pump number 0?' },
    });

    const [reply] = await app.chat.say(zoe, place, '{bot} health');
    const words = wordsOf(reply?.attachments[0].content);
    for (const figure of ['100%', '33%', '0%', '83%']) expect(words).toContain(figure);
    expect(words).toContain('Somebody waits for an answer');
    expect(words).toContain('Who knows pump number 0?');

    const lines = csvOf(told, { hidden: '', anybody: '', undefined: '' })
      .split('\r\n')
      .map((line) => line.split(','));
    for (const { name, value, n } of told.figures) {
      const line = lines.find((each) => each[4] === name) ?? [];
      expect([line[5], line[7]]).toEqual([String(value ?? ''), String(n ?? '')]);
    }

    const { digest } = (await app.ask(lena, `/digest?space=${space}`)).body as DigestAnswer;
    expect(digest.suggestion).toBe(told.today.step);
    expect(digest.week).toBe(told.to);
    // What is counted is told as figures, which are never of fewer than five people, and in no other way.
    expect(Object.keys(digest).toSorted()).toEqual([
      ...['from', 'sections', 'space', 'spaceName', 'suggestion', 'timeZone', 'to', 'week'],
    ]);
    const thankedWeek = told.trends
      .find(({ practice }) => practice === 'recognition')
      ?.weeks.at(-1);
    const thanked = digest.sections.find(({ section }) => section === 'thanked');
    expect(thanked?.count).toBe(thankedWeek?.all);

    app.connector.reset();
    const nonce = 'one-and-the-same-click';
    for (let n = 0; n < 2; n += 1)
      await app.tell(mia, '/health/share', { space: place.conversation, weeks: 4 }, { nonce });
    await app.settled();
    const posted = app.connector.sent.filter(
      ({ conversation }) => conversation === place.conversation,
    );
    expect(posted).toHaveLength(1);
    expect(wordsOf(posted[0]?.activity.attachments[0].content)).toContain('83%');
    expect((await app.ask(stranger, `/health?space=${space}`)).status).toBe(403);

    for (const weeks of [4, 12, 26]) {
      const { spaces } = (await app.ask(mia, `/health/organisation?weeks=${weeks}`))
        .body as OrganisationAnswer;
      const { figures } = await health(mia, weeks);
      expect(spaces).toMatchObject([{ name: 'Water lab', figures }]);
    }
  });

  test('a space in its first week is shown as far as it is; four people are too few', async () => {
    await app.chat.say(mia, place, '{bot} kudos {0} for staying with the pump to the end', [jonas]);
    await app.settled();
    const told = await health(mia, 12);
    expect(told.figures.every(({ value, n }) => value === null && n === null)).toBe(true);
    expect(told.to).toBe('2026-W10');
    expect(told.today.step).toBe('show');
  });

  test('the network of a week that is over, without those who do not want to be in it', async () => {
    await aWeek();
    expect(await network(mia)).toEqual({});
    await nextWeek();
    const { figures, graph, week } = await network(mia);
    expect(week).toBe('2026-W10');
    expect(figures).toMatchObject({ people: 5, leaderModelling: null });
    expect(graph?.people.toSorted()).toEqual([
      'Ines Duarte',
      'Lena Fischer',
      'Mia Brandt',
      'Samir Aziz',
      'Zoe Okafor',
    ]);
    const modelling = async () =>
      ((await app.ask(mia, '/health/organisation')).body as OrganisationAnswer).leaderModelling;
    expect(await modelling()).toBeNull();
    // Two spaces with three leaders each: too few in one, enough in both.
    for (const [n, marks] of [0b111, 0b111000].entries())
      await app.product.world.tables.put(
        leadingRow(place.tenant, `19:led-${n}@thread.v2`, {
          ...{ week: '2026-W10', leaders: 3, leaderActs: 12, activeLeaders: 3, marks },
          ...{ others: 7, otherActs: 14 },
        }),
      );
    const [others, acts] = [6 + 14, 6 + 28];
    expect(await modelling()).toBeCloseTo(24 / 6 / (acts / others), 10);

    await app.tell(lena, '/health/graph', { shown: false });
    await app.settled();
    expect((await app.ask(lena, '/health/graph')).body).toEqual({ shown: false });
    const after = await network(mia);
    expect(JSON.stringify(after)).not.toContain('Lena Fischer');
    // Of four, no graph is shown.
    expect(after.graph).toBeUndefined();
    expect((await app.ask(stranger, `/health/network?space=${space}`)).status).toBe(403);
  });
});
