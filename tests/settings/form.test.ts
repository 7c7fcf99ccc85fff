import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageKeys } from '../../appPackage/values';
import { Environment } from '../../bot/environment';
import { readSettings } from '../../bot/settings';

const form = readFileSync(path.join(__dirname, '../../env/.env.example'), 'utf8');
const lines = form.split('\n');
const keyed = lines
  .map((line, index) => ({ key: /^([A-Z][A-Z_]*)=/.exec(line)?.[1], index }))
  .filter((line): line is { key: string; index: number } => line.key !== undefined);
const documented = keyed.map(({ key }) => key);
const values = Object.fromEntries(
  keyed.map(({ key, index }) => [key, lines[index]?.slice(key.length + 1)]),
);

/** For the provisioning alone; `tests/infra` holds them to it. */
const provisioning = ['APP_NAME', 'AZURE_SUBSCRIPTION_ID', 'AZURE_RESOURCE_GROUP_NAME'];

test('every key that is read is documented, and every documented key is read', () => {
  expect([...documented].sort()).toEqual(
    [...Object.keys(Environment.shape), ...packageKeys, ...provisioning].sort(),
  );
});

test('every key is explained above it', () => {
  const silent = keyed.filter(({ index }) => {
    let above = index - 1;
    while (/^[A-Z_]+=/.test(lines[above] ?? '')) above -= 1;
    return !/^# \S/.test(lines[above] ?? '');
  });
  expect(silent).toEqual([]);
});

test('the form as it stands asks for the first thing that is missing', () => {
  expect(() => readSettings(values)).toThrow(/^BOT_ID is missing/);
});

test('the form filled in starts the server with the values it shows as usual', () => {
  const needed = {
    BOT_ID: 'bot',
    BOT_TENANT_ID: 'home',
    BOT_PASSWORD: 'secret',
    TENANTS: 'home',
    PUBLIC_URL: 'https://learning.example.com',
    CARD_KEYS: 'k'.repeat(32),
  };
  expect(readSettings({ ...values, ...needed })).toEqual(readSettings(needed));
});
