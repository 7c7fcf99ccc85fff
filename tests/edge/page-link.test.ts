import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '../../bot/settings';
import { pageLink } from '../../bot/teams/page-link';

const tab = 'https://learning.example.com/tab/';
const space = '19:a b@thread.v2';

test('a page of the tab opens inside Teams, about its space', () => {
  const link = new URL(pageLink({ tab, app: 'the-app' }, 'digest', space));
  const manifest = readFileSync(path.join(__dirname, '../../appPackage/manifest.json'), 'utf8');
  const [, , kind, app, entity] = link.pathname.split('/');
  expect([link.host, kind, app]).toEqual(['teams.microsoft.com', 'entity', 'the-app']);
  expect(manifest).toContain(`"entityId": "${entity}"`);
  const { subEntityId } = JSON.parse(link.searchParams.get('context') ?? '');
  expect(subEntityId).toBe(`digest?space=${encodeURIComponent(space)}`);
  expect(link.searchParams.get('webUrl')).toBe(`${tab}${subEntityId}`);
});

test('without Teams it is the plain address', () => {
  expect(
    readSettings({ LOCAL: 'true', APP_ID: '11111111-2222-4333-8444-555555555555' }).teamsApp,
  ).toBeUndefined();
  const plain = pageLink({ tab, app: undefined }, 'health', space);
  expect(plain).toBe(`${tab}health?space=19%3Aa%20b%40thread.v2`);
});
