import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { packageKeys } from '../../appPackage/values';
import { Environment } from '../../bot/environment';
import { readBicep } from './bicep';

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
  const provisioning = steps.flatMap(readBy);
  const all = [...Object.keys(Environment.shape), ...packageKeys, ...provisioning];
  expect(documented.filter((key) => !all.includes(key))).toEqual([]);
});

test('what the package and the server need is written where people do not fill it in', () => {
  const written = steps.flatMap(writtenBy);
  expect(written).toEqual(
    expect.arrayContaining(['APP_ID', 'TAB_CLIENT_ID', 'BOT_ID', 'BOT_TENANT_ID', 'PUBLIC_URL']),
  );
});

test('the files and scripts it names are there, and the zip it uploads is the one that is made', () => {
  const text = read('m365agents.yml');
  for (const [, file = ''] of text.matchAll(/: (\.\/infra\/\S+)/g))
    expect([file, existsSync(path.join(root, file))]).toEqual([file, true]);
  const runs = [...text.matchAll(/args: run (\w+)/g)].map(([, name = '']) => name);
  expect(runs).toEqual(['package', 'ship']);
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
    expect(new Set(clients).size).toBe(6);
    // Teams on desktop and mobile, and on the web.
    expect(clients).toContain('1fec8e78-bce4-4aaf-ab1b-5451cc387264');
    expect(clients).toContain('5e3ce6c0-2b1f-4285-8d4b-75ee78787346');
    const { api } = registration;
    for (const { delegatedPermissionIds } of api.preAuthorizedApplications)
      expect(delegatedPermissionIds).toEqual([api.oauth2PermissionScopes[0].id]);
  });
});
