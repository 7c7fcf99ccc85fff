import { Environment } from './environment';

/** Stops the start: the sentence names the key and says what to do. */
export class SettingsError extends Error {}

/** The tenant of the chat client that `npm start` runs. */
const localTenant = '00000000-0000-0000-0000-0000000000001';
const teamsHosts = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
];
const mostShards = 16;
const shortestCardKey = 32;

function fail(sentence: string): never {
  throw new SettingsError(sentence);
}

/** A key that is there but empty, as in a form that was not filled in, is a missing one. */
function parse(environment: Readonly<Record<string, string | undefined>>): Environment {
  const filled = Object.entries(environment)
    .map(([key, value]) => [key, value?.trim()] as const)
    .filter(([, value]) => value);
  const parsed = Environment.safeParse(Object.fromEntries(filled));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return fail(`${issue?.path.join('.')} ${issue?.message}. See env/.env.example.`);
}

function guardLocal(env: Environment): void {
  if (env.NODE_ENV === 'production')
    fail('LOCAL=true is refused in production (NODE_ENV=production): unset LOCAL and set BOT_ID.');
  if (env.HOST && env.HOST !== '127.0.0.1')
    fail('LOCAL=true listens on 127.0.0.1 only, because nobody is signed in: unset HOST.');
}

function guardShared(env: Environment): void {
  if (env.SEND_LIMITS === 'none')
    fail(
      'SEND_LIMITS=none is for load tests in local mode: unset it, or Teams will block the bot.',
    );
  if (env.TENANTS.length === 0)
    fail('TENANTS is missing: list the tenant ids that may use the app, separated by commas.');
  if (!env.PUBLIC_URL)
    fail('PUBLIC_URL is missing: set it to the https address people reach the server at.');
}

function store(env: Environment) {
  if (env.STORE === 'sqlite') {
    const unused = (['AZURE_TABLES_URL', 'AZURE_TABLES_CONNECTION'] as const).find(
      (key) => env[key],
    );
    if (unused) fail(`${unused} is set, and STORE is sqlite: set STORE=azure, or unset ${unused}.`);
    return { kind: 'sqlite' as const, file: env.SQLITE_FILE };
  }
  if (!env.AZURE_TABLES_CONNECTION && !env.AZURE_TABLES_URL)
    fail('STORE is azure: set AZURE_TABLES_URL (with an identity) or AZURE_TABLES_CONNECTION.');
  return {
    kind: 'azure' as const,
    connection: env.AZURE_TABLES_CONNECTION,
    url: env.AZURE_TABLES_URL,
    identity: env.AZURE_CLIENT_ID ?? (env.BOT_TYPE === 'UserAssignedMSI' ? env.BOT_ID : undefined),
    table: env.AZURE_TABLES_NAME,
  };
}

/** Beside the embedded store; otherwise a temporary file of the process, which SQLite opens by an empty name. */
function searchFile(env: Environment): string {
  if (env.STORE === 'azure') return '';
  return env.SQLITE_FILE === ':memory:' ? ':memory:' : `${env.SQLITE_FILE}.search`;
}

function bot(env: Environment) {
  if (!env.BOT_ID) {
    if (env.LOCAL === 'true') return undefined;
    fail(
      "BOT_ID is missing: set it to the bot's app id, or set LOCAL=true to try the product on this machine.",
    );
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

function cardKeys(env: Environment): readonly string[] {
  if (env.CARD_KEYS.some((key) => key.length < shortestCardKey))
    fail(
      `CARD_KEYS: each key needs at least ${shortestCardKey} characters; make one with \`openssl rand -hex 32\`.`,
    );
  if (env.CARD_KEYS.length === 0 && env.LOCAL !== 'true')
    fail(
      `CARD_KEYS is missing: set it to a secret of at least ${shortestCardKey} characters; it signs the buttons of cards.`,
    );
  return env.CARD_KEYS;
}

/** How many partitions each hot space is spread over, by its id. */
function hotSpaces(env: Environment): Readonly<Record<string, number>> {
  const entries = env.HOT_SPACES.map((entry) => {
    const [, id = '', shards = ''] = /^(.+)=(\d+)$/.exec(entry) ?? [];
    if (!(Number(shards) >= 1 && Number(shards) <= mostShards))
      fail(
        `HOT_SPACES: write each as id=shards, with 1 to ${mostShards} shards: \`${entry}\` is not.`,
      );
    return [id, Number(shards)] as const;
  });
  return Object.fromEntries(entries);
}

function mail(env: Environment) {
  const { url, from } = { url: env.SMTP_URL, from: env.MAIL_FROM };
  if (url && !from)
    fail(
      'MAIL_FROM is missing: set it to the address mail comes from, such as learning@example.com.',
    );
  if (from && !url)
    fail('SMTP_URL is missing: set it to the mail server, such as smtps://mail.example.com.');
  return url && from ? { url, from } : undefined;
}

/** The language model that is asked, if there is one. */
function model(env: Environment) {
  const endpoint = env.MODEL_ENDPOINT;
  const name = env.MODEL_NAME;
  if (!endpoint) {
    const needing = (['MODEL_NAME', 'MODEL_KEY', 'MODEL_EMBEDDINGS_NAME'] as const).find(
      (key) => env[key],
    );
    if (needing)
      fail(`MODEL_ENDPOINT is missing: set it to where the model is asked, or unset ${needing}.`);
    return undefined;
  }
  if (!name)
    fail('MODEL_NAME is missing: set it to the model to ask at MODEL_ENDPOINT, or unset that.');
  if (env.LOCAL !== 'true' && !endpoint.startsWith('https:'))
    fail('MODEL_ENDPOINT must be an https address: what people write is sent there.');
  return { endpoint, name, key: env.MODEL_KEY, embeddings: env.MODEL_EMBEDDINGS_NAME };
}

/** Where traces, metrics and logs go; undefined where nothing is exported. */
function telemetry(env: Environment) {
  const headers = env.OTEL_EXPORTER_OTLP_HEADERS.map((entry) => {
    const [, name, value] = /^([\w-]+)=(.+)$/.exec(entry) ?? [];
    if (!name || !value)
      fail('OTEL_EXPORTER_OTLP_HEADERS: write each as name=value, separated by commas.');
    return [name, value] as const;
  });
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (headers.length > 0 && !endpoint)
    fail(
      'OTEL_EXPORTER_OTLP_ENDPOINT is missing: set it to the collector, or unset OTEL_EXPORTER_OTLP_HEADERS.',
    );
  return endpoint ? { endpoint, headers: Object.fromEntries(headers) } : undefined;
}

/**
 * Reads the environment; the only reader of it. Throws SettingsError with a sentence that names the key.
 * `local` is true where nobody is signed in through Entra: then the server listens on 127.0.0.1 only.
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>) {
  const env = parse(environment);
  const local = env.LOCAL === 'true';
  if (local) guardLocal(env);
  const identity = bot(env);
  if (!local) guardShared(env);
  return {
    local,
    host: local ? '127.0.0.1' : (env.HOST ?? '0.0.0.0'),
    port: env.PORT,
    publicUrl: env.PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`,
    logLevel: env.LOG_LEVEL,
    store: store(env),
    searchFile: env.SEARCH_FILE ?? searchFile(env),
    bot: identity,
    tenants: local && env.TENANTS.length === 0 ? [localTenant] : env.TENANTS,
    /** The id of the Teams app, for links that open inside Teams; undefined in local mode, where there is no Teams. */
    teamsApp: local ? undefined : (env.APP_ID ?? env.BOT_ID),
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
    /** Who looks after the whole: everybody in local mode, where there is nobody to name. */
    admins: local && env.ADMINS.length === 0 ? ('everybody' as const) : env.ADMINS,
    groupsAtMost: env.GROUPS_AT_MOST,
    /** Links without encryption may be shared too. */
    allowHttp: env.LINK_SCHEMES === 'http',
    sensitivity: {
      policy: env.SENSITIVE_POLICY,
      ownDomains: env.OWN_DOMAINS,
      words: env.SENSITIVE_WORDS,
    },
    /** The mail server digests are sent by to those who want them so; undefined where none is named. */
    mail: mail(env),
    /** Without it no language model is loaded, and nothing is sent to one. `endpoint` is without `/v1`. */
    model: model(env),
    timeZone: env.TIME_ZONE,
    language: env.ORGANISATION_LANGUAGE,
    telemetry: telemetry(env),
    hotSpaces: hotSpaces(env),
    /** False where neither messages nor acts are held back; for load tests in local mode. */
    sendLimits: env.SEND_LIMITS === 'teams',
  };
}
export type Settings = ReturnType<typeof readSettings>;
