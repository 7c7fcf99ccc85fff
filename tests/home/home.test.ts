import { HomeAnswer } from '../../bot/home/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const place = groupChat('19:hall@thread.v2', 'Hall');
const space = place.conversation;

let app: Running;
beforeEach(async () => {
  app = await runProduct(await openSqlite(':memory:'));
  app.connector.install(space, 'Hall', [mia, jonas, zoe]);
  for (const person of [mia, jonas, zoe]) await app.chat.install(person, place);
});
afterEach(() => app.close());

async function home(person: Someone): Promise<HomeAnswer> {
  await app.settled();
  const { status, body } = await app.ask(person, '/home');
  expect(status).toBe(200);
  return HomeAnswer.parse(body);
}
const told = (lines: HomeAnswer['needs']) => lines.map(({ kind, title }) => `${kind}: ${title}`);

async function ask(person: Someone, title: string): Promise<string> {
  app.clock.now += 60_000;
  const wish = { space, title, details: '', tags: 'pumps', anonymous: false };
  const { body } = await app.tell(person, '/questions/ask', wish);
  return (body as { question: { id: string } }).question.id;
}

test('where nothing happened nothing waits and nothing is new', async () => {
  expect(await home(mia)).toEqual({ needs: [], news: [] });
});

test('the newest of each practice, with whom it is about, two at most and the newest first', async () => {
  for (const title of ['How do pumps age?', 'Who has the pump key?', 'Why do pumps hum at night?'])
    await ask(mia, title);
  app.clock.now += 60_000;
  const typed = { learned: '', wanted: '', url: '', tags: '' };
  await app.tell(jonas, '/posts/post', { space, working: 'Drawing how pumps age', ...typed });
  app.clock.now += 60_000;
  await app.chat.say(jonas, place, '{bot} kudos {0} for setting up the new pump with us', [zoe]);
  const { news, needs } = await home(zoe);
  expect(needs).toEqual([]);
  expect(told(news)).toEqual([
    'kudos: setting up the new pump with us',
    'post: Drawing how pumps age',
    'question: Why do pumps hum at night?',
    'question: Who has the pump key?',
  ]);
  expect(news.map(({ name }) => name)).toEqual([zoe.name, jonas.name, undefined, undefined]);
});

test("a question on one's skills waits until it is answered, and then its asker has something to accept", async () => {
  const about = { skills: 'pumps', interests: '', languages: '', asking: 'any', pauseWeeks: 0 };
  await app.tell(zoe, '/people/me', about);
  await app.settled();
  const id = await ask(mia, 'How do pumps age?');
  expect(told((await home(zoe)).needs)).toEqual(['answer: How do pumps age?']);
  expect((await home(mia)).needs).toEqual([]);
  await app.tell(zoe, '/questions/answer', { space, id, text: 'By their seals, mostly.' });
  expect((await home(zoe)).needs).toEqual([]);
  expect(told((await home(mia)).needs)).toEqual(['accept: How do pumps age?']);
});

test('a link waits for whoever can vet it, and not for who shared it', async () => {
  await app.tell(zoe, '/links/share', {
    ...{ space, url: 'https://pumps.example/', title: 'Pump book', tags: '' },
    why: 'It tells how each of our pumps ages, with pictures.',
  });
  // Who brought the app owns the place, and curates it.
  const { needs, news } = await home(mia);
  expect(told(needs)).toEqual(['vet: Pump book']);
  expect(told(news)).toEqual(['link: Pump book']);
  expect((await home(zoe)).needs).toEqual([]);
});
