import { TablesError } from '../../bot/tables/port';
import { deliver } from './deliver';
import type { Field } from './entry';
import { type Entry, nameOf, type Scene } from './entry';
import { people, secrets } from './stage';
import type { Row } from './table';

const typed = 'canarywords';
const long = `The ${typed} told me how pumps age, and whom to ask when they do at last.`;
const texts: Partial<Readonly<Record<Field['kind'], string>>> = {
  ...{ words: long, line: `Some ${typed}`, tags: typed, languages: typed, search: typed },
  ...{ url: `https://${typed}.example/?key=${typed}`, urls: `https://${typed}.example/${typed}` },
  ...{ id: typed, choice: typed, people: typed },
};

/** Everything that no log may tell. */
function canaries(scene: Scene): readonly string[] {
  return [...Object.values(secrets), ...scene.stage.tokens, 'canary'];
}

function leaks(scene: Scene, from: number): string[] {
  const { lines } = scene.stage;
  const all = canaries(scene);
  return lines
    .slice(from)
    .filter((line) => all.some((one) => line.toLowerCase().includes(one.toLowerCase())));
}

/** The entry with all its fields saying the canary: where the words are sound, then each where it is not. */
function* fillings(entry: Entry): Generator<Readonly<Record<string, unknown>>> {
  const fields = Object.entries(entry.fields);
  // Where nothing can be typed there is one way to say it.
  if (fields.length === 0) return yield {};
  const words = fields.filter(([, { kind }]) => ['words', 'line', 'tags', 'search'].includes(kind));
  yield Object.fromEntries(words.map(([name, { kind }]) => [name, texts[kind]]));
  yield Object.fromEntries(fields.map(([name, { kind }]) => [name, texts[kind]]));
  yield Object.fromEntries(fields.map(([name]) => [name, { [typed]: [typed] }]));
}

/** With all in order, with the store in trouble, with a bug in it, and with the connector in trouble. */
async function logRow(scene: Scene, entry: Entry, short: boolean): Promise<Row> {
  const { stage } = scene;
  const { by = people.mia } = entry;
  const { written, app, lines } = stage;
  const from = lines.length;
  const troubles: readonly (() => void)[] = [
    () => undefined,
    () => written.fail(() => new TablesError('Unavailable', 'The store is in trouble.'), 40),
    () => written.fail(() => new TypeError('a bug'), 40),
    () => app.connector.fail({ answer: 500, times: 4 }),
  ];
  const unasked: string[] = [];
  for (const trouble of short ? troubles.slice(1) : troubles)
    for (const values of short ? [...fillings(entry)].slice(0, 1) : fillings(entry)) {
      try {
        const asked = await entry.ask(scene, by, values);
        trouble();
        await deliver(stage, by, asked);
      } catch (error) {
        unasked.push(`it broke off: ${error}`);
      }
      written.fail(() => new Error(), 0);
      app.connector.recover();
    }
  const told = leaks(scene, from);
  const problems = [...unasked, ...told.map((line) => `a log tells: ${line.slice(0, 300)}`)];
  const got = `${lines.length - from} lines, ${told.length || 'none'} of them`;
  return {
    ...{ input: 'secrets and words in logs', entry: nameOf(entry), expected: 'in none' },
    ...{ got, pass: problems.length === 0, problems },
  };
}

/** Tokens, keys, passwords and what people write, through every way in, while all goes well and while nothing does. */
export async function logs(
  scene: Scene,
  entries: readonly Entry[],
  short: boolean,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const entry of entries) rows.push(await logRow(scene, entry, short));
  return rows;
}

/** The same for all that was logged before: the words of every input have a heron in them. */
export function wholeLog(scene: Scene, input: string): Row {
  const { lines } = scene.stage;
  const words = lines.filter((line) => /heron/i.test(line));
  const told = [...new Set([...words, ...leaks(scene, 0)])];
  const problems = told.map((line) => `a log tells: ${line.slice(0, 300)}`);
  return {
    ...{ input, entry: 'all of the above', expected: 'in none' },
    ...{ got: `${lines.length} lines, ${told.length || 'none'} of them` },
    ...{ pass: problems.length === 0 && lines.length > 0, problems },
  };
}
