import type { HealthAnswer } from '../../bot/health/contract';
import { skillsOf } from '../../bot/health/skills';
import { profileDocument } from '../../bot/people/document';
import { openSqlite } from '../../bot/tables/sqlite';
import { runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const profile = (id: string, skills: string[], interests: string[] = []) => {
  const rest = { languages: [], asking: 'few' as const, at: 1 };
  return { id, name: `Person ${id}`, skills, interests, ...rest };
};
const six = [
  profile('a', ['pumps', 'valves'], ['sensors']),
  profile('b', ['pumps'], ['sensors', 'valves']),
  profile('c', ['pumps'], ['sensors', 'maps']),
  profile('d', ['maps', 'pumps']),
  profile('e', ['maps'], ['pumps']),
  profile('f', []),
];

test('what is wanted most beyond what is known comes first, then what one person alone knows', () => {
  expect(skillsOf(six)).toEqual({
    ...{ people: 6, known: 3, withOneExpert: 1, share: 1 / 3 },
    map: [
      { tag: 'sensors', known: 'nobody', wanted: 'several' },
      { tag: 'valves', known: 'one', wanted: 'one' },
      { tag: 'maps', known: 'several', wanted: 'one' },
      { tag: 'pumps', known: 'several', wanted: 'one' },
    ],
  });
});

test('of fewer than five profiles there is nothing, and how many is never a number', () => {
  expect(skillsOf(six.slice(0, 4))).toBeUndefined();
  expect(JSON.stringify(skillsOf(six)?.map)).not.toMatch(/\d|Person/);
});

test('the page is told of those in the space alone', async () => {
  const people = six.map(({ id }) => someone(`skilled ${id}`));
  const [mia] = people as [Someone];
  const place = groupChat('19:skills@thread.v2', 'Water lab');
  const app = await runProduct(openSqlite(':memory:'));
  app.connector.install(place.conversation, 'Water lab', people);
  await app.chat.install(mia, place);
  const put = (id: string, skills: string[]) =>
    app.product.world.search.put(profileDocument(place.tenant, profile(id, skills)));
  for (const [n, { id }] of people.entries()) await put(id, n === 0 ? ['welding'] : ['pumps']);
  await put(someone('Nora Fern').id, ['secret skill']);
  const { body } = await app.ask(mia, `/health?space=${encodeURIComponent(place.conversation)}`);
  const { skills } = body as HealthAnswer;
  expect(skills).toMatchObject({ people: 6, known: 2, withOneExpert: 1 });
  expect(skills?.map).toEqual([{ tag: 'welding', known: 'one', wanted: 'nobody' }]);
  expect(JSON.stringify(body)).not.toContain('secret skill');
  await app.close();
});
