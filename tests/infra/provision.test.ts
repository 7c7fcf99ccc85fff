import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { packageKeys } from '../../appPackage/values';
import { Environment } from '../../bot/environment';
import { handedIn, secrets, settingsFor } from '../../infra/parameters';
import { keysAfter, readBicep } from './bicep';

const root = path.resolve(__dirname, '../..');
const read = (name: string) => readFileSync(path.join(root, name), 'utf8');
const { scripts } = JSON.parse(read('package.json'));

interface Step {
  readonly uses: string;
  readonly with: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly writeToEnvironmentFile?: Readonly<Record<string, string>>;
}
const project: Record<'provision' | 'deploy' | 'publish', Step[]> = parse(read('m365agents.yml'));
const steps = [...project.provision, ...project.deploy, ...project.publish];
const form = read('env/.env.example');
const documented = [...form.matchAll(/^([A-Z][A-Z_]*)=/gm)].map(([, key = '']) => key);

const placesOf = (text: string) =>
  [...text.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, key = '']) => key);

/** What a step reads from the environment: in its own lines, and in the files it fills. */
function readBy(step: Step): string[] {
  const text = JSON.stringify([step.with, step.env ?? {}]);
  const files = [...text.matchAll(/"(\.\/infra\/[\w.]+\.json)"/g)].map(([, file = '']) => file);
  // Made of this one, in which the settings of the form are filled in.
  if (text.includes('./dist/main.parameters.')) files.push('infra/main.parameters.json');
  return [text, ...files.map(read)].flatMap(placesOf);
}

/** What a step leaves in the environment for later ones. */
function writtenBy({ uses, writeToEnvironmentFile = {} }: Step): string[] {
  const outputs = readBicep(read('infra/main.bicep')).outputs.map(({ name }) => name);
  return [...Object.values(writeToEnvironmentFile), ...(uses === 'arm/deploy' ? outputs : [])];
}

/** The name of the environment, and the id the tool makes for the scope of an app registration. */
const ofTheTool = ['TEAMSFX_ENV', 'AAD_APP_ACCESS_AS_USER_PERMISSION_ID'];

test('what a step reads is in the form, or was written by a step before it', () => {
  const there = new Set([...documented, ...ofTheTool]);
  for (const step of steps) {
    for (const key of readBy(step))
      expect([step.uses, [...there]]).toEqual([step.uses, expect.arrayContaining([key])]);
    for (const key of writtenBy(step)) there.add(key);
  }
});

test('every key of the form is read by the server, the package or the provisioning', () => {
  const provisioning = [...steps.flatMap(readBy), ...handedIn, ...secrets];
  const all = [...Object.keys(Environment.shape), ...packageKeys, ...provisioning];
  expect(documented.filter((key) => !all.includes(key))).toEqual([]);
});

/** Settings of the server that a form for Azure does not decide, and why. */
const notHandedIn = {
  ofTheMachine: ['LOCAL', 'HOST', 'PORT', 'SQLITE_FILE', 'SEARCH_FILE', 'SEND_LIMITS'],
  // There is a managed identity instead.
  withoutSecrets: ['BOT_PASSWORD', 'AZURE_TABLES_CONNECTION'],
};

test('every setting arrives at the server: made by the template, or handed in from the form', () => {
  const bicep = read('infra/main.bicep');
  const made = keysAfter(bicep, /properties: union\(settings, \{/);
  const others = Object.values(notHandedIn).flat();
  const all = [...made, ...handedIn, ...secrets, ...others];
  expect(Object.keys(Environment.shape).filter((key) => !all.includes(key))).toEqual([]);
  expect([...handedIn, ...secrets].filter((key) => made.includes(key))).toEqual([]);
  const stepWith = (words: RegExp) =>
    project.provision.findIndex((step) => words.test(JSON.stringify(step.with)));
  const at = stepWith(/"run parameters -- \$\{\{TEAMSFX_ENV\}\}"/);
  const deploy = stepWith(/"\.\/dist\/main\.parameters\.\$\{\{TEAMSFX_ENV\}\}\.json"/);
  expect(at).toBeGreaterThan(-1);
  expect(deploy).toBe(at + 1);
});

const vaulted = '@Microsoft.KeyVault(SecretUri=https://learning.vault.azure.net/secrets/one)';
const filledIn: Readonly<Record<string, string>> = {
  ...{ TIME_ZONE: 'Europe/Berlin', ORGANISATION_LANGUAGE: 'de', LOG_LEVEL: 'warn' },
  ...{ GROUPS_AT_MOST: '3', LINK_SCHEMES: 'http', SENSITIVE_POLICY: 'refuse', MAIL_FROM: 'a@b.c' },
  ...{ MODEL_ENDPOINT: 'https://models.example.com', AZURE_TABLES_NAME: 'Learning' },
  ...{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', HOT_SPACES: 'a=2' },
  APP_ID: '11111111-2222-4333-8444-555555555555',
  ADMINS: '11111111-2222-4333-8444-666666666666',
  ...{ SERVICE_HOSTS: 'smba.example.com', OWN_DOMAINS: 'example.com' },
  ...{ SIGNIN_AUTHORITY: 'https://login.example.com' },
  ...{ BOT_OPENID_METADATA_URL: 'https://id.example.com' },
};

test('each line that is filled in is handed in as it is, and no empty one', () => {
  const given = Object.fromEntries([
    ...handedIn.map((key) => [key, filledIn[key] ?? `of ${key}`]),
    ...secrets.map((key) => [key, vaulted]),
  ]);
  expect(settingsFor({ ...given, BOT_ID: 'not this', PORT: '1' })).toEqual(given);
  const empty = Object.fromEntries([...handedIn, ...secrets].map((key) => [key, ' ']));
  expect(settingsFor({ ...empty, TIME_ZONE: 'UTC' })).toEqual({ TIME_ZONE: 'UTC' });
});

test('a secret that is written out, and what the server would not take, stop it with a sentence', () => {
  for (const key of secrets)
    expect(() => settingsFor({ [key]: 'smtps://a:b@c.example' })).toThrow(
      new RegExp(`^${key} is a secret: put it into a key vault`),
    );
  expect(() => settingsFor({ TIME_ZONE: 'Nowhere' })).toThrow(/^TIME_ZONE must be a time zone/);
  expect(read('infra/main.bicep')).toContain('keyVaultReferenceIdentity: identity.id');
});

test('what the package and the server need is written where people do not fill it in', () => {
  const written = steps.flatMap(writtenBy);
  expect(written).toEqual(
    expect.arrayContaining(['APP_ID', 'TAB_CLIENT_ID', 'BOT_ID', 'BOT_TENANT_ID', 'PUBLIC_URL']),
  );
});

test('a step that makes something keeps its id: the toolkit reads no file in which one does not', () => {
  const made = steps.flatMap(({ uses, writeToEnvironmentFile = {} }) =>
    Object.keys(writeToEnvironmentFile).map((id) => `${uses} ${id}`),
  );
  expect(made).toEqual([
    'teamsApp/create teamsAppId',
    'aadApp/create clientId',
    'aadApp/create objectId',
    'teamsApp/publishAppPackage publishedAppId',
  ]);
});

test('the files and scripts it names are there, and the zip it uploads is the one that is made', () => {
  const text = read('m365agents.yml');
  for (const [, file = ''] of text.matchAll(/: (\.\/infra\/\S+)/g))
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
  const runs = [...text.matchAll(/args: run (\w+)/g)].map(([, name = '']) => name);
  expect(runs).toEqual(['parameters', 'package', 'ship']);
  for (const name of runs) expect(scripts).toHaveProperty(name);
  expect(read('appPackage/package.ts')).toMatch(
    /`dist\/social-learning\$\{name \? `\.\$\{name\}` : ''\}\.zip`/,
  );
  for (const [, zip] of text.matchAll(/appPackagePath: (\S+)/g))
    expect(zip).toMatch(/^\.\/dist\/social-learning\.\$\{\{TEAMSFX_ENV\}\}\.zip$/);
  expect(text).toMatch(/run ship -- dist\/ship linux-x64-gnu[\s\S]+artifactFolder: dist\/ship\n/);
});

test('the package is made of what was made before it, by the same names', () => {
  const at = project.provision.findIndex(({ env }) => env);
  const env = project.provision[at]?.env ?? {};
  expect(Object.keys(env).sort()).toEqual(['APP_ID', 'BOT_ID', 'PUBLIC_URL', 'TAB_CLIENT_ID']);
  const before = project.provision.slice(0, at).flatMap(writtenBy);
  for (const [key, value] of Object.entries(env)) {
    expect(placesOf(value)).toEqual([key]);
    expect(before).toContain(key);
  }
});

describe('the app registration of the tab', () => {
  const filled = read('infra/entra.manifest.json').replaceAll(/\$\{\{(\w+)\}\}/g, '<$1>');
  const registration = JSON.parse(filled);

  test('asks for no access to anything, and has no secret', () => {
    expect(registration.requiredResourceAccess).toEqual([]);
    expect(filled).not.toMatch(/password|secret|keyCredential/i);
    const [create] = project.provision.filter(({ uses }) => uses === 'aadApp/create');
    expect(create?.with.generateClientSecret).toBe(false);
  });

  test('makes tokens of the version, scope and audience that the server takes', () => {
    const [scope, ...others] = registration.api.oauth2PermissionScopes;
    expect(others).toEqual([]);
    expect(scope.value).toBe('access_as_user');
    // The issuer of version 2 tokens ends with /v2.0, as the server wants it.
    expect(registration.api.requestedAccessTokenVersion).toBe(2);
    expect(registration.identifierUris).toEqual([
      'api://<APP_NAME>.azurewebsites.net/<TAB_CLIENT_ID>',
    ]);
    expect(read('infra/main.bicep')).toMatch(/'https:\/\/\$\{name\}\.azurewebsites\.net'/);
  });

  test('says in its tokens who is a member of the tenant and who a guest, which is not said unasked', () => {
    const { accessToken } = registration.optionalClaims;
    expect(accessToken.map(({ name }: { name: string }) => name)).toEqual(['acct']);
    expect(read('README.md')).toContain('`acct`');
  });

  test('lets Teams, Outlook and Microsoft 365 ask without a consent prompt, each once', () => {
    const clients = registration.api.preAuthorizedApplications.map(
      ({ appId }: { appId: string }) => appId,
    );
    expect(new Set(clients).size).toBe(7);
    // Teams on desktop and mobile, and on the web; Outlook on mobile.
    expect(clients).toContain('1fec8e78-bce4-4aaf-ab1b-5451cc387264');
    expect(clients).toContain('5e3ce6c0-2b1f-4285-8d4b-75ee78787346');
    expect(clients).toContain('27922004-5251-4030-b22d-91ecd9a37ea4');
    const { api } = registration;
    for (const { delegatedPermissionIds } of api.preAuthorizedApplications)
      expect(delegatedPermissionIds).toEqual([api.oauth2PermissionScopes[0].id]);
  });
});
