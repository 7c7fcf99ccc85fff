import { version } from '../package.json';

/** The keys `npm run package` reads besides APP_ID, BOT_ID, TAB_CLIENT_ID and PUBLIC_URL, which the server reads too; `env/.env.example` explains them. */
export const packageKeys = [
  'APP_DEVELOPER',
  'APP_WEBSITE_URL',
  'APP_PRIVACY_URL',
  'APP_TERMS_URL',
] as const;

/** Stops the packaging: a sentence that names the key and says what to do. */
export class PackageError extends Error {}

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function required(value: string | undefined, key: string, what: string): string {
  if (!value) throw new PackageError(`${key} is missing: set it to ${what}. See env/.env.example.`);
  return value;
}

function requiredGuid(value: string | undefined, key: string, what: string): string {
  const id = required(value, key, what);
  if (!guid.test(id)) throw new PackageError(`${key} must be a GUID: set it to ${what}.`);
  return id;
}

function requiredOrigin(value: string | undefined): URL {
  const text = required(value, 'PUBLIC_URL', 'the https address people reach the server at');
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:')
    throw new PackageError('PUBLIC_URL must begin with https:// because Teams opens nothing else.');
  return new URL(text);
}

/** What the places of the manifest are filled with. Throws PackageError. */
export function manifestValues(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const given = (key: string) => environment[key]?.trim() || undefined;
  const { origin, host } = requiredOrigin(given('PUBLIC_URL'));
  const bot = requiredGuid(given('BOT_ID'), 'BOT_ID', "the bot's app id");
  const client = requiredGuid(
    given('TAB_CLIENT_ID') ?? bot,
    'TAB_CLIENT_ID',
    "the app id the tab's tokens are for",
  );
  return {
    VERSION: version,
    PUBLIC_URL: origin,
    PUBLIC_HOST: host,
    BOT_ID: bot,
    TAB_CLIENT_ID: client,
    APP_ID: requiredGuid(given('APP_ID') ?? bot, 'APP_ID', 'a GUID of its own'),
    APP_DEVELOPER: given('APP_DEVELOPER') ?? 'Your organisation',
    APP_WEBSITE_URL: given('APP_WEBSITE_URL') ?? origin,
    APP_PRIVACY_URL: given('APP_PRIVACY_URL') ?? origin,
    APP_TERMS_URL: given('APP_TERMS_URL') ?? origin,
  };
}

/** Fills `${{KEY}}` in the text of JSON. Throws PackageError for a place nothing is known for. */
export function fillPlaces(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\$\{\{(\w+)\}\}/g, (_place, key: string) => {
    const value = values[key];
    if (value === undefined) throw new PackageError(`manifest.json asks for an unknown ${key}.`);
    return JSON.stringify(value).slice(1, -1);
  });
}
