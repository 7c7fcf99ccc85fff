import type { HealthAnswer } from '../../bot/health/contract';
import { readSettings, SettingsError } from '../../bot/settings';
import { csvOf } from '../../tab/src/health/csv';
import type { Scene } from './entry';
import { here, people } from './stage';
import type { Row } from './table';

const row = (
  input: string,
  entry: string,
  expected: string,
  got: string,
  problems: string[],
): Row => ({
  ...{ input, entry, expected, got, problems },
  pass: problems.length === 0,
});

/** Only these are in a page of ours; whatever else begins with `<` was typed. */
const ours =
  /<\/?(?:html|head|meta|title|body|table|tr|td|p|h1|h2|ul|li|a|span|strong|br)(?: [a-z-]+="[^"<>]*")*>|<!doctype html>/g;
const typed = '<script>alert(1)</script><img src=x onerror=alert(1)>';

/** The week as it goes into an e-mail, with markup in everything that it tells of. */
export async function digestPageRow({ stage }: Scene): Promise<Row> {
  const { app } = stage;
  const { mia } = people;
  const space = here.conversation;
  const none = { details: '', tags: '', anonymous: false };
  await app.tell(mia, '/questions/ask', { space, title: `How does ${typed} work?`, ...none });
  app.clock.now += 61_000;
  await app.tell(mia, '/posts/post', {
    ...{ space, working: typed, learned: '', wanted: '', url: '', tags: '' },
  });
  await app.settled();
  const { status, body } = await app.ask(mia, `/digest?${new URLSearchParams({ space })}`);
  const html = String((body as { html?: string }).html ?? '');
  const problems: string[] = [];
  if (status !== 200) problems.push(`answered ${status}`);
  if (/[<>]/.test(html.replace(ours, ''))) problems.push('markup that is not ours is in the page');
  if (!html.includes('&lt;script&gt;')) problems.push('what was typed is not in the page');
  if (/href="(?!https?:\/\/)/.test(html)) problems.push('a link leads to no page');
  const input = '<script>, onerror and SVG in the digest page';
  return row(input, 'tab GET: /digest', 'escaped', problems.length ? 'not' : 'escaped', problems);
}

/** The cells of a table as a program reads them (RFC 4180). */
function cellsOf(csv: string): string[] {
  const cells = csv
    .replace(/^\uFEFF/, '')
    .matchAll(/(?:^|,|\r\n)(?:"((?:[^"]|"")*)"|([^,\r\n"]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}

/** A cell that a spreadsheet would run; a number alone is none. */
const formula = /^[=+\-@\t\r](?!\d*\.?\d+$)/;
const beginnings = ['=', '+', '-', '@'] as const;

/** What the tab lets people take away as a table: team health, of a space whose name is a formula. */
export async function exportRow({ stage }: Scene): Promise<Row> {
  const { app } = stage;
  const { mia } = people;
  const space = here.conversation;
  const problems: string[] = [];
  const save = (name: string) => {
    const sealed = stage.seal('spaces.save', { space }, mia.id);
    const inputs = { name, owners: mia.id, leaders: '', curators: '' };
    return app.chat.click(mia, here, 'spaces.save', { ...sealed, ...inputs });
  };
  for (const begin of beginnings) {
    const name = `${begin}HYPERLINK("https://bad.example",A1)`;
    await save(name);
    const { status, body } = await app.ask(mia, `/health?${new URLSearchParams({ space })}`);
    if (status !== 200) problems.push(`/health answered ${status}`);
    const cells = cellsOf(
      csvOf((body as HealthAnswer).health, { hidden: '', anybody: '', undefined: '' }),
    );
    problems.push(...cells.filter((cell) => formula.test(cell)).map((cell) => `is run: ${cell}`));
    if (!cells.includes(`'${name}`)) problems.push(`${name} is not in the table`);
  }
  await save('Release chat');
  const input = 'CSV cells that begin with = + - @, in exports';
  const got = problems.length > 0 ? 'some are' : 'each is text';
  return row(input, 'the table of team health', 'no cell is run', got, problems);
}

/** A server that would let everybody in does not start. */
export function startRows(): Row[] {
  const sound = {
    ...{ TENANTS: 'one', PUBLIC_URL: 'https://learning.example' },
    CARD_KEYS: 'a key of at least thirty-two characters',
  };
  const starts: readonly (readonly [string, Record<string, string>])[] = [
    ['without an app id', sound],
    ['with an empty app id', { ...sound, BOT_ID: ' ' }],
    ['without an app id, in production', { ...sound, NODE_ENV: 'production', LOCAL: 'true' }],
    ['without an app id, listening to all', { ...sound, LOCAL: 'true', HOST: '0.0.0.0' }],
    [
      'without a tenant',
      { ...sound, TENANTS: '', BOT_ID: 'a', BOT_TENANT_ID: 'b', BOT_PASSWORD: 'c' },
    ],
    [
      'without a card key',
      { ...sound, CARD_KEYS: '', BOT_ID: 'a', BOT_TENANT_ID: 'b', BOT_PASSWORD: 'c' },
    ],
  ];
  return starts.map(([how, environment]) => {
    try {
      readSettings(environment);
      return row(`a start ${how}`, 'start', 'refused', 'it starts', ['it starts']);
    } catch (error) {
      const said = error instanceof SettingsError ? error.message : '';
      const problems = said ? [] : [`not refused with a sentence: ${error}`];
      return row(`a start ${how}`, 'start', 'refused', `refused: ${said.slice(0, 60)}`, problems);
    }
  });
}
