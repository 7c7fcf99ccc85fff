import * as z from 'zod/v4';

/** One list from commas: `a, b` gives ['a', 'b']. */
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );
const optional = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .optional();

/** Every key of the environment the server reads; `env/.env.example` explains each to people. */
const Environment = z.object({
  LOCAL: z.enum(['true', 'false'], 'LOCAL must be true or false').default('false'),
  NODE_ENV: z.string().default('development'),
  HOST: optional,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3978),
  PUBLIC_URL: optional,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  STORE: z.enum(['sqlite', 'azure'], 'STORE must be sqlite or azure').default('sqlite'),
  SQLITE_FILE: z.string().min(1).default('.data/social-learning.db'),
  AZURE_TABLES_CONNECTION: optional,
  AZURE_TABLES_URL: optional,
  AZURE_TABLES_NAME: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/)
    .default('SocialLearning'),
  BOT_ID: optional,
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  BOT_TENANT_ID: optional,
  BOT_PASSWORD: optional,
  BOT_OPENID_METADATA_URL: optional,
  TENANTS: list,
  SERVICE_HOSTS: list,
  TAB_CLIENT_ID: optional,
  SIGNIN_AUTHORITY: z.string().default('https://login.microsoftonline.com'),
  CARD_KEYS: list,
});
type Environment = z.infer<typeof Environment>;

/** Stops the start: the sentence names the key and says what to do. */
export class SettingsError extends Error {}

const localTenant = '00000000-0000-0000-0000-0000000000001';
const teamsHosts = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
];

function fail(sentence: string): never {
  throw new SettingsError(sentence);
}

function store(env: Environment) {
  if (env.STORE === 'sqlite') return { kind: 'sqlite' as const, file: env.SQLITE_FILE };
  if (!env.AZURE_TABLES_CONNECTION && !env.AZURE_TABLES_URL)
    fail('STORE is azure: set AZURE_TABLES_URL (with an identity) or AZURE_TABLES_CONNECTION.');
  return {
    kind: 'azure' as const,
    connection: env.AZURE_TABLES_CONNECTION,
    url: env.AZURE_TABLES_URL,
    table: env.AZURE_TABLES_NAME,
  };
}

function bot(env: Environment) {
  if (!env.BOT_ID) {
    if (env.LOCAL !== 'true')
      fail(
        "BOT_ID is missing: set it to the bot's app id, or set LOCAL=true to try the product on this machine.",
      );
    return undefined;
  }
  if (!env.BOT_TENANT_ID)
    fail('BOT_TENANT_ID is missing: set it to the tenant the bot is registered in.');
  if (env.BOT_TYPE === 'SingleTenant' && !env.BOT_PASSWORD)
    fail(
      "BOT_PASSWORD is missing: set it to the bot's client secret, or set BOT_TYPE=UserAssignedMSI.",
    );
  return {
    id: env.BOT_ID,
    type: env.BOT_TYPE,
    tenant: env.BOT_TENANT_ID,
    password: env.BOT_PASSWORD,
    openIdMetadataUrl: env.BOT_OPENID_METADATA_URL,
  };
}

function guardLocal(env: Environment) {
  if (env.LOCAL !== 'true') return;
  if (env.NODE_ENV === 'production')
    fail('LOCAL=true is refused in production (NODE_ENV=production): unset LOCAL and set BOT_ID.');
  if (env.HOST && env.HOST !== '127.0.0.1')
    fail('LOCAL=true listens on 127.0.0.1 only, because nobody is signed in: unset HOST.');
}

function cardKeys(env: Environment) {
  if (env.CARD_KEYS.some((key) => key.length < 32))
    fail('CARD_KEYS: each key needs at least 32 characters; make one with `openssl rand -hex 32`.');
  if (env.CARD_KEYS.length === 0 && env.LOCAL !== 'true')
    fail(
      'CARD_KEYS is missing: set it to a secret of at least 32 characters; it signs the buttons of cards.',
    );
  return env.CARD_KEYS;
}

/**
 * Reads the environment; the only reader of it. Throws SettingsError with a sentence that names the key.
 * `local` is true where nobody is signed in through Entra: then the server listens on 127.0.0.1 only.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    fail(`${issue?.path.join('.')} is wrong: ${issue?.message}. See env/.env.example.`);
  }
  const env = parsed.data;
  guardLocal(env);
  const local = env.LOCAL === 'true';
  const identity = bot(env);
  if (!local && env.TENANTS.length === 0)
    fail('TENANTS is missing: list the tenant ids that may use the app, separated by commas.');
  if (!local && !env.PUBLIC_URL)
    fail('PUBLIC_URL is missing: set it to the https address people reach the server at.');
  return {
    local,
    host: local ? '127.0.0.1' : (env.HOST ?? '0.0.0.0'),
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
    logLevel: env.LOG_LEVEL,
    store: store(env),
    bot: identity,
    tenants: local && env.TENANTS.length === 0 ? [localTenant] : env.TENANTS,
    /** Hosts the Bot Connector may be reached at; a loopback address too in local mode. */
    serviceHosts: [
      ...teamsHosts,
      ...env.SERVICE_HOSTS,
      ...(local ? ['127.0.0.1', 'localhost'] : []),
    ],
    signIn: {
      clientId: env.TAB_CLIENT_ID ?? env.BOT_ID ?? 'local',
      authority: env.SIGNIN_AUTHORITY,
    },
    /** The first signs, all verify. Empty in local mode: a key is made at start and kept beside the store. */
    cardKeys: cardKeys(env),
  };
}
export type Settings = ReturnType<typeof readSettings>;
