import type { OwnAnswer, PeopleAnswer } from '../../bot/people/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { inputsOf, press, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const mia = someone('Mia Brandt');
const jonas = someone('Jonas Weber');
const zoe = someone('Zoe Okafor');
const place = groupChat('19:pumps@thread.v2', 'Pump chat');

let app: Running;
beforeAll(async () => {
  app = await runProduct(openSqlite(':memory:'));
  app.connector.install(place.conversation, 'Pump chat', [mia, jonas, zoe]);
  await app.chat.say(mia, place, '{bot} kudos {0} for fixing the pump maintenance plan so well', [
    jonas,
  ]);
  await app.settled();
});
afterAll(() => app.close());

const people = async (reader: Someone, query: string) =>
  (await app.ask(reader, `/people${query}`)).body as PeopleAnswer;
const own = async (person: Someone) => (await app.ask(person, '/people/me')).body as OwnAnswer;

test('a profile is filled in by card, found by skill, and shown again as it is', async () => {
  const [reply] = await app.chat.say(jonas, personal(jonas), 'profile');
  const inputs = {
    skills: 'Pump maintenance, K8s',
    interests: 'First aid',
    languages: 'English, Deutsch',
    asking: 'any',
    pauseWeeks: '2',
  };
  const { verb, data } = press(reply.attachments[0].content, 'Save', inputs);
  const saved = await app.chat.click(jonas, personal(jonas), verb, data, 'message-1');
  expect(wordsOf(saved.value)).toBe('Saved. People can ask you about pump-maintenance, k8s.');
  // A colleague finds them before anything else has happened: read your writes.
  expect((await people(mia, '?tag=Pump%20Maintenance')).people[0]).toMatchObject({
    name: 'Jonas Weber',
    skills: ['pump-maintenance', 'k8s'],
    languages: ['English', 'Deutsch'],
  });
  await app.settled();
  expect((await people(mia, '?text=jonas')).people).toHaveLength(1);
  expect((await people(mia, '?tag=cooking')).people).toEqual([]);
  const [again] = await app.chat.say(jonas, personal(jonas), 'me');
  expect(inputsOf(again.attachments[0].content)).toContainEqual(
    expect.objectContaining({ id: 'skills', value: 'pump-maintenance, k8s' }),
  );
  const { profile } = await own(jonas);
  expect(profile.pausedUntil).toBe(app.clock.now + 14 * 86_400_000);
});

test('nobody saves for somebody else, and the same click twice is one', async () => {
  const [reply] = await app.chat.say(zoe, personal(zoe), 'profile');
  const { verb, data } = press(reply.attachments[0].content, 'Save', {
    skills: 'valves',
    asking: 'none',
  });
  const stolen = await app.chat.click(mia, personal(mia), verb, data, 'message-1');
  expect(stolen.value).toMatch(/not meant for you/);
  const first = await app.chat.click(zoe, personal(zoe), verb, data, 'message-1');
  expect(await app.chat.click(zoe, personal(zoe), verb, data, 'message-1')).toEqual(first);
  const wrong = await app.chat.click(zoe, personal(zoe), verb, { ...data, asking: 'always' }, 'm');
  expect(typeof wrong.value).toBe('string');
});

test('the tab saves too; a private view is one’s own', async () => {
  const body = { skills: 'tenders', interests: '', languages: '', asking: 'few', pauseWeeks: 0 };
  expect((await app.tell(mia, '/people/me', body)).status).toBe(200);
  expect((await app.tell(mia, '/people/me', { ...body, pauseWeeks: -1 })).status).toBe(400);
  expect((await own(mia)).profile.skills).toEqual(['tenders']);
  expect((await own(zoe)).profile.id).toBe(zoe.id);
  const { people: found } = await people(zoe, '?tag=tenders');
  expect(Object.keys(found[0] ?? {}).toSorted()).toEqual([
    'evidence',
    'id',
    'interests',
    'languages',
    'name',
    'skills',
  ]);
});

test('one’s own numbers count what one did and was thanked for in the last weeks', async () => {
  await app.chat.say(jonas, place, '{bot} ask Who knows how often the pumps are greased?');
  await app.settled();
  const none = { thanked: 0, wasThanked: 0, asked: 0, answered: 0, shared: 0, shown: 0 };
  expect((await own(mia)).numbers).toEqual({ ...none, thanked: 1 });
  const { numbers, weeks } = await own(jonas);
  expect(numbers).toEqual({ ...none, wasThanked: 1, asked: 1 });
  app.clock.now += weeks * 7 * 86_400_000;
  expect((await own(jonas)).numbers).toEqual(none);
  app.clock.now -= weeks * 7 * 86_400_000;
});

test('a language that is too long is cut between characters', async () => {
  const languages = `a${'👩‍👩‍👧‍👦'.repeat(20)}`;
  const body = { skills: '', interests: '', languages, asking: 'few', pauseWeeks: 0 };
  await app.tell(zoe, '/people/me', body);
  const [kept = ''] = (await own(zoe)).profile.languages;
  expect(kept).toMatch(/^a(👩‍👩‍👧‍👦)+…$/u);
});

test('words for one thing are merged by those who may', async () => {
  const [list] = await app.chat.say(mia, place, '{bot} alias');
  expect(list.text).toMatch(/No words are merged/);
  const [done] = await app.chat.say(mia, place, '{bot} alias K8s = Kubernetes');
  expect(done.text).toBe('From now on k8s means kubernetes.');
  await app.tell(zoe, '/people/me', {
    skills: 'k8s',
    interests: '',
    languages: '',
    asking: 'few',
    pauseWeeks: 0,
  });
  expect((await people(mia, '?tag=K8S')).people.map(({ name }) => name)).toContain('Zoe Okafor');
  const [wrong] = await app.chat.say(mia, place, '{bot} alias k8s');
  expect(wrong.text).toMatch(/Write it like this/);
});
