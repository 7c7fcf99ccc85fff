import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { environmentOf } from '../appPackage/environment';
import { PackageError } from '../appPackage/values';
import { Environment } from '../bot/environment';

const root = resolve(__dirname, '..');

/** Settings of the form that the server in Azure is given; `main.bicep` makes the others it needs. */
export const handedIn = [
  ...([
    'ADMINS',
    'APP_ID',
    'TIME_ZONE',
    'ORGANISATION_LANGUAGE',
    'GROUPS_AT_MOST',
    'HOT_SPACES',
  ] as const),
  ...(['LINK_SCHEMES', 'OWN_DOMAINS', 'SENSITIVE_WORDS', 'SENSITIVE_POLICY', 'MAIL_FROM'] as const),
  ...(['MODEL_ENDPOINT', 'MODEL_NAME', 'MODEL_EMBEDDINGS_NAME', 'LOG_LEVEL'] as const),
  ...(['OTEL_EXPORTER_OTLP_ENDPOINT', 'AZURE_TABLES_NAME', 'SERVICE_HOSTS'] as const),
  ...(['SIGNIN_AUTHORITY', 'BOT_OPENID_METADATA_URL'] as const),
] satisfies readonly (keyof Environment)[];

/** The same with secrets in them: of these, the server is given the place in a key vault. */
export const secrets = [
  ...(['SMTP_URL', 'MODEL_KEY', 'OTEL_EXPORTER_OTLP_HEADERS'] as const),
] satisfies readonly (keyof Environment)[];

/** Stops the provisioning: a sentence that names the key and says what to do. */
class ParametersError extends Error {}

const reference = /^@Microsoft\.KeyVault\(.+\)$/;

/**
 * The settings of a filled-in form that go to Azure, without those that are empty: the toolkit takes an empty
 * line for a missing one, and stops. Throws ParametersError for a value the server would not take, and for a
 * secret that is written out: deployments keep what they were given.
 */
export function settingsFor(
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const filled = (keys: readonly string[]) =>
    keys.flatMap((key) => {
      const value = environment[key]?.trim();
      return value ? [[key, value] as const] : [];
    });
  const open = Object.fromEntries(filled(handedIn));
  const parsed = Environment.safeParse(open);
  const [issue] = parsed.error?.issues ?? [];
  if (issue) throw new ParametersError(`${issue.path.join('.')} ${issue.message}.`);
  const hidden = filled(secrets);
  for (const [key, value] of hidden)
    if (!reference.test(value))
      throw new ParametersError(
        `${key} is a secret: put it into a key vault, and write where it is there, as in ${key}=@Microsoft.KeyVault(SecretUri=https://NAME.vault.azure.net/secrets/NAME).`,
      );
  return { ...open, ...Object.fromEntries(hidden) };
}

/** `npm run parameters -- NAME`: what `main.bicep` is given for env/.env.NAME, into dist/. */
function main([name]: readonly string[]): void {
  const template = JSON.parse(readFileSync(join(root, 'infra/main.parameters.json'), 'utf8'));
  const settings = settingsFor(environmentOf(join(root, 'env'), name, process.env));
  template.parameters.settings.value = settings;
  mkdirSync(join(root, 'dist'), { recursive: true });
  const target = `dist/main.parameters${name ? `.${name}` : ''}.json`;
  writeFileSync(join(root, target), `${JSON.stringify(template, null, 2)}\n`);
  console.log(`${target} hands in ${Object.keys(settings).join(', ') || 'no settings'}.`);
}

if (require.main === module)
  try {
    main(process.argv.slice(2));
  } catch (error) {
    const known = error instanceof ParametersError || error instanceof PackageError;
    console.error(known ? error.message : error);
    process.exitCode = 1;
  }
