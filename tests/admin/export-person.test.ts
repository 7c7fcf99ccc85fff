import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exportPerson } from '../../bot/admin/export-person';
import type { Tie } from '../../bot/counts/contract';
import { openSqlite } from '../../bot/tables/sqlite';
import { press } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const place = groupChat('19:export@thread.v2', 'Water lab');

let folder: string;
let app: Running;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'export-person-'));
  app = await runProduct(openSqlite(':memory:'));
  app.connector.install(place.conversation, 'Water lab', [mia, jonas, zoe]);
  await app.chat.install(mia, place);
  for (const person of [mia, jonas, zoe]) await app.chat.say(person, place, '{bot} hi');
  await app.settled();
});
afterEach(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

interface Line {
  readonly kind: string;
  readonly content: Readonly<Record<string, unknown>>;
}

async function exported({ id }: Someone): Promise<{ whole: string; lines: Line[] }> {
  const file = path.join(folder, id);
  await exportPerson(app.product.world.tables, { id, also: [] }, file);
  const whole = readFileSync(file, 'utf8');
  const [, ...lines] = whole.trim().split('\n');
  return { whole, lines: lines.map((line) => JSON.parse(line)) };
}

async function ask(anonymous: boolean): Promise<string> {
  const { body } = await app.tell(mia, '/questions/ask', {
    ...{ space: place.conversation, title: 'Who knows how the pump is opened?', details: '' },
    ...{ tags: 'pumps', anonymous },
  });
  return (body as { question: { id: string } }).question.id;
}

test('who asked without a name is in nobody’s export but their own', async () => {
  await app.tell(jonas, '/people/me', {
    ...{ skills: 'pumps', interests: '', languages: '', asking: 'any', pauseWeeks: 0 },
  });
  await app.settled();
  const [settings] = await app.chat.say(mia, place, '{bot} space');
  const save = press(settings.attachments[0].content, 'Save', { anonymous: 'true' });
  await app.chat.click(mia, place, save.verb, save.data, 'm');
  const id = await ask(true);
  await app.settled();
  await app.tell(jonas, '/questions/answer', {
    space: place.conversation,
    id,
    text: 'With water.',
  });
  await app.settled();
  // He is in the question's row, because he was asked.
  const theirs = await exported(jonas);
  expect(theirs.lines.map(({ kind }) => kind)).toContain('question');
  expect(theirs.whole).not.toContain(mia.id);
  const own = await exported(mia);
  const question = own.lines.find(({ kind }) => kind === 'question');
  expect(question?.content).toMatchObject({ asker: mia.id });
});

test('whom somebody thanked and who thanked them is in their export, and no ties of others', async () => {
  await app.chat.say(mia, place, '{bot} kudos {0} for staying with the pump to the end', [jonas]);
  await app.chat.say(zoe, place, '{bot} kudos {0} for staying with the pump to the end', [jonas]);
  await app.settled();
  const ties = async (person: Someone) => {
    const { lines } = await exported(person);
    const weeks = lines.filter(({ content }) => content.ties);
    return weeks.flatMap(({ content }) => content.ties as Tie[]).filter(({ to }) => to !== '');
  };
  const kudos = (from: Someone) => ({ from: from.id, to: jonas.id, kind: 'kudos', times: 1 });
  expect(await ties(mia)).toEqual([kudos(mia)]);
  expect((await ties(jonas)).map(({ from }) => from).toSorted()).toEqual(
    [mia.id, zoe.id].toSorted(),
  );
});
