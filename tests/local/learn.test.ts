import type { AwardsAnswer } from '../../bot/awards/contract';
import type { LibraryAnswer } from '../../bot/links/contract';
import { demoActs } from '../../bot/local/demo';
import { learn } from '../../bot/local/learn';
import { larkfield } from '../../bot/local/organisation';
import { play } from '../../bot/local/play';
import type { PeopleAnswer } from '../../bot/people/contract';
import type { PostsAnswer } from '../../bot/posts/contract';
import type { BoardAnswer } from '../../bot/questions/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { runProduct } from '../support/product';
import { tenant } from '../support/turns';

const now = Date.UTC(2026, 4, 20, 12);

test('the demo has people to ask, questions in every state, links, and posts with input', async () => {
  const app = await runProduct(openSqlite(':memory:'));
  const scene = { tenant, organisation: larkfield, serviceUrl: app.connector.url };
  await play(app.product.world, app.clock, scene, demoActs(larkfield, now).slice(0, 1));
  expect(await learn(app.product.world, app.clock, scene, now)).toBeGreaterThan(40);
  app.clock.now = now;
  const noor = larkfield.people.find(({ name }) => name === 'Noor Calder') ?? { id: '', name: '' };
  const reader = { ...noor, teamsId: '' };
  const { people } = (await app.ask(reader, '/people?tag=chlorine')).body as PeopleAnswer;
  expect(people.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Clara Voss-Meadow', 'Ivo Clearwell']),
  );
  const { questions } = (await app.ask(reader, '/questions')).body as BoardAnswer;
  expect(new Set(questions.map(({ spaceName }) => spaceName))).toEqual(
    new Set(['Water Quality', 'Network & Repairs', 'Smart meter pilot']),
  );
  expect(new Set(questions.map(({ state }) => state))).toEqual(
    new Set(['resolved', 'answered', 'open']),
  );
  const { links } = (await app.ask(reader, '/links')).body as LibraryAnswer;
  expect(new Set(links.map(({ state }) => state))).toEqual(new Set(['vetted', 'unvetted']));
  expect(links.some(({ whyCount }) => whyCount === 2)).toBe(true);
  const { posts } = (await app.ask(reader, '/posts')).body as PostsAnswer;
  expect(posts).toHaveLength(12);
  expect(new Set(posts.map(({ state }) => state))).toEqual(new Set(['open', 'closed']));
  expect(posts.some(({ inputCount, watcherCount }) => inputCount > 3 && watcherCount > 3)).toBe(
    true,
  );
  const robin = larkfield.people.find(({ name }) => name === 'Robin Amber') ?? { id: '', name: '' };
  const awards = (await app.ask({ ...robin, teamsId: '' }, '/awards')).body as AwardsAnswer;
  expect(awards.going).toMatchObject([{ state: 'open', nominations: [{}, {}] }]);
  expect(awards.past).toMatchObject([{ decision: { thanked: [{}] } }]);
  expect(app.connector.sent).toEqual([]);
  await app.close();
});
