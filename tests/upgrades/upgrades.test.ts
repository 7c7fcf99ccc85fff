import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportStore } from '../../bot/admin/export';
import { importStore } from '../../bot/admin/import';
import { LibraryAnswer } from '../../bot/links/contract';
import { PostsAnswer } from '../../bot/posts/contract';
import { BoardAnswer } from '../../bot/questions/contract';
import { WallAnswer } from '../../bot/recognition/contract';
import type { Tables } from '../../bot/tables/port';
import { checkSchema } from '../../bot/tables/schema';
import { openSqlite } from '../../bot/tables/sqlite';
import { bothStores, countedAgain } from '../support/both-stores';
import { type Running, runProduct } from '../support/product';
import { tenant } from '../support/turns';
import { cast, install, place } from './stage';

/** One store a released version, named after it; `make.ts` made them. */
const versions = readdirSync(__dirname).filter((name) => name.endsWith('.jsonl'));
const cases = versions.flatMap((version) =>
  bothStores.map(([store, open]) => ({ version, store, open })),
);
const [mia, jonas] = cast;
const space = place.conversation;

describe.each(cases)('a store of $version in $store', ({ version, open }) => {
  let tables: Tables;
  let app: Running;
  beforeAll(async () => {
    tables = await open();
    await importStore(tables, path.join(__dirname, version));
    await checkSchema(tables);
    app = await runProduct(tables).then(install);
    await app.product.resume();
    await app.settled();
  });
  afterAll(() => app.close());
  const read = async (what: string) => (await app.ask(mia, what)).body;

  test('is read by this version: kudos, questions, links and posts', async () => {
    const { kudos } = WallAnswer.parse(await read('/recognition/wall'));
    expect(kudos.map(({ what }) => what)).toEqual(['mending the old pump with us']);
    const { questions } = BoardAnswer.parse(await read('/questions'));
    expect(questions).toMatchObject([{ title: 'Who knows the old pump?', answerCount: 1 }]);
    const { links } = LibraryAnswer.parse(await read('/links'));
    expect(links).toMatchObject([{ title: 'The old pump' }]);
    const { posts } = PostsAnswer.parse(await read('/posts'));
    expect(posts).toMatchObject([{ working: 'Drawing the old pump' }]);
  });

  test('is acted on, and its counts stay what its acts add up to', async () => {
    // What is there was done at the same fixed time: what comes now comes later.
    app.clock.now += 60_000;
    const { questions } = BoardAnswer.parse(await read('/questions'));
    const id = questions[0]?.id;
    const answer = { space, id, text: 'And at the gate.' };
    expect((await app.tell(mia, '/questions/answer', answer)).status).toBe(200);
    const { links } = LibraryAnswer.parse(await read('/links'));
    const link = { space, id: links[0]?.id, text: '' };
    expect((await app.tell(jonas, '/links/useful', link)).status).toBe(200);
    await app.settled();
    const after = BoardAnswer.parse(await read('/questions'));
    expect(after.questions).toMatchObject([{ answerCount: 2 }]);
    for (const counted of await countedAgain(tables, tenant))
      expect(counted).toMatchObject({ differences: [], parked: [] });
  });
});

describe('the form of a store', () => {
  let tables: Tables;
  beforeEach(() => {
    tables = openSqlite(':memory:');
  });
  afterEach(() => tables.close());

  test('is noted once, and a store that has nothing else is empty to an import', async () => {
    await checkSchema(tables);
    const noted = await tables.get('schema', 'version');
    await checkSchema(tables);
    expect(await tables.get('schema', 'version')).toEqual(noted);
    const [version = ''] = versions;
    const folder = mkdtempSync(path.join(tmpdir(), 'upgrades-'));
    const imported = await importStore(tables, path.join(__dirname, version));
    const exported = await exportStore(tables, path.join(folder, 'again'));
    rmSync(folder, { recursive: true });
    expect(exported.rows).toBe(imported.rows + 1);
  });

  test('that is newer than the program stops it with a sentence', async () => {
    await tables.put({ partition: 'schema', key: 'version', form: 99 });
    await expect(checkSchema(tables)).rejects.toThrow(/^The store was written by a newer version/);
  });
});
