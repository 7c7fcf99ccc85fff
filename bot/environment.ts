import * as z from 'zod/v4';
import { languages } from './texts/texts';

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** An https address; plain http only to this machine, where nobody listens in. */
function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
}

/** Any address of the web: a collector next door is reached without encryption, and hears nothing of people. */
function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const url = z
  .string()
  .refine(isSafeUrl, 'must be an https address such as https://learning.example.com');
function isTimeZone(name: string): boolean {
  try {
    return Boolean(Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}
const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const id = z
  .string()
  .regex(
    /^[\w-]+$/,
    'must be an id such as 6a5d2c3e-0f4b-4d5a-9c1e-2b7f8e9d0a1c, not a name or an address',
  );
const ids = list.refine(
  (each) => each.every((one) => /^[\w-]+$/.test(one)),
  'must be ids such as 6a5d2c3e-0f4b-4d5a-9c1e-2b7f8e9d0a1c, separated by commas, not names or addresses',
);
const hosts = list.refine(
  (each) => each.every((one) => /^[a-z\d-]+(?:\.[a-z\d-]+)*$/i.test(one)),
  'must be names such as example.com, separated by commas, without https:// and @',
);

function oneOf<const Names extends readonly [string, ...string[]]>(...names: Names) {
  return z.enum(names, `must be one of ${names.join(', ')}`);
}

/** Every key of the environment the server reads; `env/.env.example` explains each to people, and a test holds them together. */
export const Environment = z.object({
  LOCAL: oneOf('true', 'false').default('false'),
  NODE_ENV: z.string().default('development'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address to listen on such as 127.0.0.1')
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a port number from 0 to 65535')
    .default(3978),
  // What follows the host would stand before every path: a slash at the end is enough to break each link.
  PUBLIC_URL: url
    .transform((text) => (URL.canParse(text) ? new URL(text).origin : text))
    .optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent').default('info'),
  STORE: oneOf('sqlite', 'azure').default('sqlite'),
  SQLITE_FILE: z.string().default('.data/social-learning.db'),
  SEARCH_FILE: z.string().optional(),
  AZURE_TABLES_CONNECTION: z.string().optional(),
  AZURE_TABLES_URL: url.optional(),
  AZURE_CLIENT_ID: id.optional(),
  AZURE_TABLES_NAME: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{2,62}$/, 'must be 3 to 63 letters and digits, a letter first')
    .default('SocialLearning'),
  APP_ID: id.optional(),
  BOT_ID: id.optional(),
  BOT_TYPE: oneOf('SingleTenant', 'UserAssignedMSI').default('SingleTenant'),
  BOT_TENANT_ID: id.optional(),
  BOT_PASSWORD: z.string().optional(),
  BOT_OPENID_METADATA_URL: url.optional(),
  TENANTS: ids,
  SERVICE_HOSTS: hosts,
  TAB_CLIENT_ID: id.optional(),
  SIGNIN_AUTHORITY: url.default('https://login.microsoftonline.com'),
  CARD_KEYS: list,
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Berlin')
    .default('UTC'),
  ORGANISATION_LANGUAGE: oneOf(...languages).default('en'),
  HOT_SPACES: list,
  ADMINS: ids,
  GROUPS_AT_MOST: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be a number from 1 to 999')
    .transform(Number)
    .default(4),
  LINK_SCHEMES: oneOf('https', 'http').default('https'),
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/\S+$/,
      'must be a mail server such as smtps://name:password@mail.example.com',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@]+@[^\s@]+$/, 'must be an address such as learning@example.com')
    .optional(),
  OWN_DOMAINS: hosts,
  SENSITIVE_WORDS: list,
  SENSITIVE_POLICY: oneOf('ask', 'refuse', 'off').default('ask'),
  MODEL_ENDPOINT: url
    .refine((text) => /^[^?#@]*$/.test(text), 'must hold no key, query or fragment')
    .transform((text) => text.replace(/\/+$/, '').replace(/\/v1$/, ''))
    .optional(),
  MODEL_KEY: z.string().optional(),
  MODEL_NAME: z.string().max(200).optional(),
  MODEL_EMBEDDINGS_NAME: z.string().max(200).optional(),
  SEND_LIMITS: oneOf('teams', 'none').default('teams'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .string()
    .refine(isWebUrl, 'must be an address such as https://collector.example.com:4318')
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: list,
});
export type Environment = z.infer<typeof Environment>;
