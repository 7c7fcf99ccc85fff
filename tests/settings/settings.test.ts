import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Environment } from '../../bot/environment';
import { readSettings, SettingsError } from '../../bot/settings';

const shared = {
  BOT_ID: 'bot',
  BOT_TENANT_ID: 'home',
  BOT_PASSWORD: 'secret',
  TENANTS: 'home, branch',
  PUBLIC_URL: 'https://learning.example.com',
  CARD_KEYS: `${'a'.repeat(32)},${'b'.repeat(32)}`,
};
const local = { LOCAL: 'true' };

describe('a shared server', () => {
  test('needs few keys, and takes the usual for the rest', () => {
    expect(readSettings(shared)).toMatchObject({
      local: false,
      host: '0.0.0.0',
      port: 3978,
      publicUrl: 'https://learning.example.com',
      logLevel: 'info',
      store: { kind: 'sqlite', file: '.data/social-learning.db' },
      bot: { id: 'bot', type: 'SingleTenant', tenant: 'home', password: 'secret' },
      tenants: ['home', 'branch'],
      signIn: { clientId: 'bot', authority: 'https://login.microsoftonline.com' },
      cardKeys: ['a'.repeat(32), 'b'.repeat(32)],
    });
  });

  test.each(['https://learning.example.com/', 'https://learning.example.com/app?x=1'])(
    'is reached at the host of %s: what follows it would stand before every path',
    (PUBLIC_URL) => {
      const { publicUrl } = readSettings({ ...shared, PUBLIC_URL });
      expect(publicUrl).toBe('https://learning.example.com');
    },
  );

  test('talks to Teams alone, and never to a loopback address', () => {
    const { serviceHosts } = readSettings({ ...shared, SERVICE_HOSTS: 'smba.example.com' });
    expect(serviceHosts).toContain('smba.trafficmanager.net');
    expect(serviceHosts).toContain('smba.example.com');
    expect(serviceHosts).not.toContain('localhost');
    expect(serviceHosts).not.toContain('127.0.0.1');
  });

  test('mail needs a server and a sender', () => {
    const [SMTP_URL, MAIL_FROM] = ['smtps://mail.example.com', 'learning@example.com'];
    expect(readSettings(shared).mail).toBeUndefined();
    expect(readSettings({ ...shared, SMTP_URL, MAIL_FROM }).mail).toEqual({
      ...{ url: SMTP_URL, from: MAIL_FROM },
    });
    expect(() => readSettings({ ...shared, SMTP_URL })).toThrow(/MAIL_FROM is missing: set it to/);
    expect(() => readSettings({ ...shared, MAIL_FROM })).toThrow(/SMTP_URL is missing: set it to/);
  });

  test('a managed identity needs no password', () => {
    const { bot } = readSettings({ ...shared, BOT_TYPE: 'UserAssignedMSI', BOT_PASSWORD: '' });
    expect(bot).toMatchObject({ type: 'UserAssignedMSI', password: undefined });
  });

  test('the store can be Azure, by address or by connection string', () => {
    const url = 'https://account.table.core.windows.net';
    expect(readSettings({ ...shared, STORE: 'azure', AZURE_TABLES_URL: url }).store).toEqual({
      kind: 'azure',
      url,
      connection: undefined,
      identity: undefined,
      table: 'SocialLearning',
    });
    const connection = 'UseDevelopmentStorage=true';
    expect(
      readSettings({ ...shared, STORE: 'azure', AZURE_TABLES_CONNECTION: connection }).store,
    ).toMatchObject({ connection, url: undefined });
  });

  test('the store is reached as the bot where that is a managed identity, unless another is named', () => {
    const azure = {
      ...{ ...shared, STORE: 'azure', BOT_TYPE: 'UserAssignedMSI' },
      AZURE_TABLES_URL: 'https://account.table.core.windows.net',
    };
    expect(readSettings(azure).store).toMatchObject({ identity: 'bot' });
    expect(readSettings({ ...azure, AZURE_CLIENT_ID: 'tables' }).store).toMatchObject({
      identity: 'tables',
    });
  });

  test('what is measured goes to a collector, with what it asks for, and nowhere unless told', () => {
    expect(readSettings(shared).telemetry).toBeUndefined();
    const endpoint = 'http://collector:4318';
    const exporting = {
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a=b, x-team=learning',
    };
    const headers = { 'x-key': 'a=b', 'x-team': 'learning' };
    expect(readSettings({ ...shared, ...exporting }).telemetry).toEqual({ endpoint, headers });
  });

  test('an empty key counts as missing, and blanks around a value do not matter', () => {
    expect(readSettings({ ...shared, PORT: '', LOG_LEVEL: '  ', HOST: ' 10.0.0.4 ' })).toEqual({
      ...readSettings(shared),
      host: '10.0.0.4',
    });
  });
});

describe('local mode', () => {
  test('needs nothing, and listens on loopback only', () => {
    expect(readSettings(local)).toMatchObject({
      local: true,
      host: '127.0.0.1',
      bot: undefined,
      tenants: [expect.any(String)],
      publicUrl: 'http://127.0.0.1:3978',
      cardKeys: [],
    });
  });

  test.each([
    [
      { NODE_ENV: 'production' },
      /^LOCAL=true is refused in production .*unset LOCAL and set BOT_ID/,
    ],
    [{ HOST: '0.0.0.0' }, /^LOCAL=true listens on 127.0.0.1 only.*unset HOST/],
    [{ HOST: 'localhost' }, /unset HOST/],
    [{ HOST: '::' }, /unset HOST/],
  ])('is refused with %j', (environment, sentence) => {
    const read = () => readSettings({ ...local, ...environment });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(sentence);
  });

  test('is not entered by leaving the app id out', () => {
    expect(() => readSettings({})).toThrow(/^BOT_ID is missing: .*or set LOCAL=true/);
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow(/^BOT_ID is missing/);
  });
});

test.each([
  [{ LOCAL: 'yes' }, 'LOCAL must be one of true, false. See env/.env.example.'],
  [{ PORT: 'http' }, 'PORT must be a port number from 0 to 65535. See env/.env.example.'],
  [{ PORT: '65536' }, 'PORT must be a port number'],
  [{ PORT: '-1' }, 'PORT must be a port number'],
  [{ PORT: '39.78' }, 'PORT must be a port number'],
  [{ PUBLIC_URL: '' }, 'PUBLIC_URL is missing: set it to the https address'],
  [{ PUBLIC_URL: 'learning.example.com' }, 'PUBLIC_URL must be an https address such as'],
  [{ PUBLIC_URL: 'http://learning.example.com' }, 'PUBLIC_URL must be an https address such as'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of fatal, error, warn, info, debug, silent'],
  [{ STORE: 'mysql' }, 'STORE must be one of sqlite, azure'],
  [{ STORE: 'azure' }, 'STORE is azure: set AZURE_TABLES_URL'],
  [{ AZURE_TABLES_URL: 'account' }, 'AZURE_TABLES_URL must be an https address'],
  [{ AZURE_TABLES_NAME: '1st' }, 'AZURE_TABLES_NAME must be 3 to 63 letters and digits'],
  [{ BOT_ID: ' ' }, 'BOT_ID is missing'],
  [{ BOT_TYPE: 'MultiTenant' }, 'BOT_TYPE must be one of SingleTenant, UserAssignedMSI'],
  [{ BOT_TENANT_ID: '' }, 'BOT_TENANT_ID is missing: set it to the tenant'],
  [{ BOT_PASSWORD: '' }, 'BOT_PASSWORD is missing: set it to the bot'],
  [{ BOT_OPENID_METADATA_URL: 'x' }, 'BOT_OPENID_METADATA_URL must be an https address'],
  [{ TENANTS: ' , ' }, 'TENANTS is missing: list the tenant ids'],
  [{ SIGNIN_AUTHORITY: 'http://login.example.com' }, 'SIGNIN_AUTHORITY must be an https address'],
  [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL must be a mail server such as smtps://'],
  [{ TENANTS: 'example.com' }, 'TENANTS must be ids such as'],
  [{ ADMINS: 'ada@example.com' }, 'ADMINS must be ids such as'],
  [{ BOT_ID: 'Social Learning' }, 'BOT_ID must be an id such as'],
  [{ OWN_DOMAINS: 'example.com, @example.org' }, 'OWN_DOMAINS must be names such as example.com'],
  [{ SERVICE_HOSTS: 'https://smba.example.com/' }, 'SERVICE_HOSTS must be names such as'],
  [{ HOST: 'http://127.0.0.1' }, 'HOST must be an address to listen on such as 127.0.0.1'],
  // What would have no effect.
  [{ AZURE_TABLES_URL: 'https://a.example' }, 'AZURE_TABLES_URL is set, and STORE is sqlite: set'],
  [{ AZURE_TABLES_CONNECTION: 'x' }, 'AZURE_TABLES_CONNECTION is set, and STORE is sqlite: set'],
  [{ MODEL_NAME: 'small' }, 'MODEL_ENDPOINT is missing: set it to where the model is asked, or'],
  [{ MODEL_KEY: 'k' }, 'or unset MODEL_KEY'],
  [{ MODEL_EMBEDDINGS_NAME: 'e' }, 'or unset MODEL_EMBEDDINGS_NAME'],
  [{ OTEL_EXPORTER_OTLP_HEADERS: 'a=b' }, 'OTEL_EXPORTER_OTLP_ENDPOINT is missing: set it to'],
  [{ CARD_KEYS: '' }, 'CARD_KEYS is missing: set it to a secret of at least 32 characters'],
  [{ CARD_KEYS: 'short' }, 'CARD_KEYS: each key needs at least 32 characters'],
  [{ CARD_KEYS: `${'a'.repeat(32)},short` }, 'CARD_KEYS: each key needs at least 32 characters'],
])('%j stops the start with a sentence', (environment, sentence) => {
  const read = () => readSettings({ ...shared, ...environment });
  expect(read).toThrow(SettingsError);
  expect(read).toThrow(sentence);
});

describe('every key', () => {
  const model = { MODEL_ENDPOINT: 'https://models.example.com/v1', MODEL_NAME: 'small' };
  const keys = Object.keys(Environment.shape);
  /** Names, ids, paths and secrets: any text may be right, and what they lead to tells when it is not. */
  const anyText = [
    ...['NODE_ENV', 'SQLITE_FILE', 'SEARCH_FILE', 'AZURE_TABLES_CONNECTION', 'BOT_PASSWORD'],
    ...['SENSITIVE_WORDS', 'MODEL_KEY', 'MODEL_NAME', 'MODEL_EMBEDDINGS_NAME'],
  ];
  /** What they go with: without it they would have no effect, and that is said. */
  const besides: Readonly<Record<string, object>> = {
    AZURE_TABLES_CONNECTION: { STORE: 'azure' },
    MODEL_KEY: model,
    MODEL_NAME: model,
    MODEL_EMBEDDINGS_NAME: model,
  };

  test.each(keys.filter((key) => !anyText.includes(key)))(
    '%s with nonsense in it stops the start, and says what it must be',
    (key) => {
      const read = () => readSettings({ ...shared, [key]: '~' });
      expect(read).toThrow(SettingsError);
      expect(read).toThrow(new RegExp(`^${key}:? .*(must be|needs|write each as) `));
    },
  );

  test.each(anyText)('%s takes any text', (key) => {
    expect(() => readSettings({ ...shared, ...besides[key], [key]: '~' })).not.toThrow();
  });

  test('has an effect', () => {
    const source = readFileSync(path.join(__dirname, '../../bot/settings.ts'), 'utf8');
    expect(keys.filter((key) => !new RegExp(`\\benv\\.${key}\\b`).test(source))).toEqual([]);
  });
});

test('no sentence repeats a secret', () => {
  const secret = 'hunter2';
  const read = () => readSettings({ ...shared, CARD_KEYS: secret });
  expect(read).toThrow(expect.objectContaining({ message: expect.not.stringContaining(secret) }));
});
