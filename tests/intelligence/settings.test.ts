import { readSettings, SettingsError } from '../../bot/settings';

const shared = {
  ...{ BOT_ID: 'bot', BOT_TENANT_ID: 'home', BOT_PASSWORD: 'secret', TENANTS: 'home' },
  ...{ PUBLIC_URL: 'https://learning.example.com', CARD_KEYS: 'a'.repeat(32) },
};
const named = { MODEL_ENDPOINT: 'https://models.example.com/v1', MODEL_NAME: 'm' };

test('there is no model unless an endpoint is named', () => {
  expect(readSettings(shared).model).toBeUndefined();
});

test.each(['', '/', '/v1', '/v1/'])(
  'an endpoint is the same with or without its version: "%s"',
  (end) => {
    const { model } = readSettings({
      ...shared,
      ...named,
      MODEL_ENDPOINT: `https://m.example.com/x${end}`,
    });
    expect(model).toMatchObject({ endpoint: 'https://m.example.com/x', name: 'm' });
  },
);

test.each([
  ['no model', { MODEL_NAME: '' }, /^MODEL_NAME is missing/],
  ['no encryption', { MODEL_ENDPOINT: 'http://models.example.com' }, /^MODEL_ENDPOINT must be/],
  [
    'no encryption on this machine',
    { MODEL_ENDPOINT: 'http://127.0.0.1:1' },
    /^MODEL_ENDPOINT must be/,
  ],
  [
    'a key in the address',
    { MODEL_ENDPOINT: 'https://me:key@models.example.com' },
    /^MODEL_ENDPOINT must/,
  ],
  [
    'a key in the query',
    { MODEL_ENDPOINT: 'https://models.example.com?key=1' },
    /^MODEL_ENDPOINT must/,
  ],
])('a shared server refuses %s', (_what, change, sentence) => {
  const read = () => readSettings({ ...shared, ...named, ...change });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(sentence);
});

test('local mode may ask a model on this machine', () => {
  const { model } = readSettings({
    ...named,
    LOCAL: 'true',
    MODEL_ENDPOINT: 'http://127.0.0.1:9/v1',
  });
  expect(model?.endpoint).toBe('http://127.0.0.1:9');
});
