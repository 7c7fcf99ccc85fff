import { exportStore } from '../../bot/admin/export';
import { openSqlite } from '../../bot/tables/sqlite';
import { runProduct } from '../support/product';
import { cast, install, place } from './stage';

/** `npx tsx tests/upgrades/make.ts FILE`: a small store of this version, for later versions to open. Made once a release. */
async function main([file = '']: readonly string[]): Promise<void> {
  const tables = openSqlite(':memory:');
  const app = await runProduct({ ...tables, close: async () => {} }).then(install);
  const [mia, jonas, zoe] = cast;
  const space = place.conversation;
  await app.chat.say(mia, place, '{bot} kudos {0} {1} for mending the old pump with us', [
    ...[jonas, zoe],
  ]);
  const asked = await app.tell(mia, '/questions/ask', {
    ...{ space, title: 'Who knows the old pump?', details: '', tags: 'pumps', anonymous: false },
  });
  const { question } = asked.body as { question: { id: string } };
  await app.tell(jonas, '/questions/answer', { space, id: question.id, text: 'Ask at the shed.' });
  await app.tell(zoe, '/links/share', {
    ...{ space, url: 'https://pumps.example/old', title: 'The old pump', tags: 'pumps' },
    why: 'It shows how the old pump is read, for whoever starts at the north plant.',
  });
  await app.tell(jonas, '/posts/post', {
    ...{ space, working: 'Drawing the old pump', learned: '', wanted: '', url: '', tags: 'pumps' },
  });
  await app.settled();
  await app.close().catch((error: unknown) => console.error(String(error).slice(0, 200)));
  console.log(await exportStore(tables, file));
  await tables.close();
}

void main(process.argv.slice(2));
