import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Environment } from '../../bot/environment';
import { readSettings } from '../../bot/settings';
import { handedIn, secrets } from '../../infra/parameters';
import { keysAfter, readBicep } from './bicep';

const infra = (name: string) => readFileSync(path.join(__dirname, '../../infra', name), 'utf8');
const source = infra('main.bicep');
const { resources, parameters, outputs, unread } = readBicep(source);
const known = Object.keys(Environment.shape);

const oneOf = (type: string) => {
  const found = resources.filter((resource) => resource.type === type);
  expect(found).toHaveLength(1);
  return found[0]?.text ?? '';
};

test('it holds what the app needs, and nothing else', () => {
  expect(unread).toBe(0);
  expect(resources.map(({ name, type }) => `${name} ${type}`)).toEqual([
    'identity Microsoft.ManagedIdentity/userAssignedIdentities',
    'storage Microsoft.Storage/storageAccounts',
    'tablesRole Microsoft.Authorization/roleAssignments',
    'logs Microsoft.OperationalInsights/workspaces',
    'insights Microsoft.Insights/components',
    'readiness Microsoft.Insights/webtests',
    'plan Microsoft.Web/serverfarms',
    'app Microsoft.Web/sites',
    'appSettings Microsoft.Web/sites/config',
    'noFtpPassword Microsoft.Web/sites/basicPublishingCredentialsPolicies',
    'noDeployPassword Microsoft.Web/sites/basicPublishingCredentialsPolicies',
    'serverLog Microsoft.Insights/diagnosticSettings',
    'bot Microsoft.BotService/botServices',
    'teamsChannel Microsoft.BotService/botServices/channels',
    'copilotChannel Microsoft.BotService/botServices/channels',
  ]);
});

test('every type has one version, written out', () => {
  const versions = new Map<string, Set<string>>();
  for (const { type, version } of resources)
    versions.set(type, (versions.get(type) ?? new Set()).add(version));
  for (const [type, used] of versions) expect([type, used.size]).toEqual([type, 1]);
  for (const { version } of resources) expect(version).toMatch(/^20\d\d-\d\d-\d\d(-preview)?$/);
});

test('it asks for at most five things, each explained', () => {
  expect(parameters.map(({ name }) => name)).toEqual([
    ...['name', 'tabClientId', 'settings', 'size', 'instances'],
  ]);
  for (const { text } of parameters) expect(text).toMatch(/^@description\('.{20,}'\)/);
  const filled = Object.keys(JSON.parse(infra('main.parameters.json')).parameters);
  expect(filled.sort()).toEqual(
    parameters
      .flatMap(({ name, text }) => (/param .* = /.test(text) ? [] : [name]))
      .concat('settings')
      .sort(),
  );
});

describe('the storage account', () => {
  test.each([
    'allowSharedKeyAccess: false',
    'allowBlobPublicAccess: false',
    'allowCrossTenantReplication: false',
    "minimumTlsVersion: 'TLS1_2'",
    'supportsHttpsTrafficOnly: true',
  ])('has %s', (setting) => {
    expect(oneOf('Microsoft.Storage/storageAccounts')).toContain(setting);
  });

  test('is open to one role of one identity: rows of its tables', () => {
    const role = oneOf('Microsoft.Authorization/roleAssignments');
    expect(role).toContain('scope: storage\n');
    expect(role).toContain('principalId: identity.properties.principalId');
    expect(role).toContain(
      "'Microsoft.Authorization/roleDefinitions', storageTableDataContributor)",
    );
    // The id of the built-in role, the same in every tenant.
    expect(source).toContain(
      "var storageTableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'",
    );
  });
});

describe('the app', () => {
  const settings = resources.find(({ name }) => name === 'appSettings')?.text ?? '';
  const keys = keysAfter(settings, /union\(settings, \{/);
  const ofThePlatform = ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_RUN_FROM_PACKAGE'];
  const ours = keys.filter((key) => !ofThePlatform.includes(key));

  test.each([
    'httpsOnly: true',
    "ftpsState: 'Disabled'",
    "minTlsVersion: '1.2'",
    "linuxFxVersion: 'NODE|22-lts'",
    "healthCheckPath: '/readyz'",
    "appCommandLine: 'node --enable-source-maps bot/index.js'",
    "type: 'UserAssigned'",
  ])('has %s', (setting) => {
    expect(oneOf('Microsoft.Web/sites')).toContain(setting);
  });

  test('nobody deploys with a password', () => {
    const policies = resources.filter(({ type }) => type.endsWith('CredentialsPolicies'));
    expect(policies.map(({ text }) => /name: '(\w+)'/.exec(text)?.[1])).toEqual(['ftp', 'scm']);
    for (const { text } of policies) expect(text).toContain('allow: false');
  });

  test('is given settings the server reads, and all that it asks for', () => {
    expect(ours.filter((key) => !known.includes(key))).toEqual([]);
    expect(ours.length).toBeGreaterThan(8);
    const id = '11111111-2222-4333-8444-555555555555';
    const values: Record<string, string> = {
      NODE_ENV: 'production',
      PUBLIC_URL: 'https://name.azurewebsites.net',
      STORE: 'azure',
      AZURE_TABLES_URL: 'https://namedata.table.core.windows.net',
      BOT_TYPE: 'UserAssignedMSI',
      CARD_KEYS: id + id,
    };
    const given = Object.fromEntries(ours.map((key) => [key, values[key] ?? id]));
    expect(readSettings(given)).toMatchObject({
      local: false,
      bot: { id, type: 'UserAssignedMSI', password: undefined },
      store: { kind: 'azure', identity: id, connection: undefined },
      tenants: [id],
    });
  });

  test('a setting that is handed in does not replace one of its own', () => {
    expect(settings).toContain('union(settings, {');
    for (const key of [...handedIn, ...secrets]) {
      expect(known).toContain(key);
      expect(ours).not.toContain(key);
    }
  });

  test('waits for its role', () => {
    expect(settings).toMatch(/dependsOn: \[\s+tablesRole\s+\]/);
  });
});

describe('the bot', () => {
  test('is the managed identity, has no secret, and is reached at the endpoint the server has', () => {
    const bot = oneOf('Microsoft.BotService/botServices');
    expect(bot).toContain("msaAppType: 'UserAssignedMSI'");
    expect(bot).toContain('msaAppMSIResourceId: identity.id');
    expect(bot).toContain('disableLocalAuth: true');
    const web = readFileSync(path.join(__dirname, '../../bot/web.ts'), 'utf8');
    const [, endpoint = ''] = /endpoint: '\$\{publicUrl\}(\/[\w/]+)'/.exec(bot) ?? [];
    expect(web).toContain(`app.use('${endpoint}',`);
  });

  test('is in Teams, and in Microsoft 365 for Copilot', () => {
    const channels = resources.filter(({ type }) => type.endsWith('/channels'));
    const named = channels.map(({ text }) => /channelName: '(\w+)'/.exec(text)?.[1]);
    expect(named).toEqual(['MsTeamsChannel', 'M365Extensions']);
  });
});

test('the outputs are spelled as the settings, and say what the app was given', () => {
  const settings = resources.find(({ name }) => name === 'appSettings')?.text ?? '';
  expect(outputs.length).toBeGreaterThan(4);
  for (const { name, text } of outputs) {
    expect(known).toContain(name);
    const value = text.slice(text.indexOf('= ') + 2);
    expect(settings).toContain(`${name}: ${value}\n`);
  }
});

test('no secret goes in or comes out', () => {
  const shown = [...parameters, ...outputs].map(({ text }) => text).join('\n');
  expect(shown).not.toMatch(/secure\(\)|listKeys|password|secret|connection|CARD_KEYS/i);
  // The one place that reads a key hashes it.
  const reads = source.match(/.{5}storage\.listKeys\(\)/g) ?? [];
  expect(reads).toEqual(['guid(storage.listKeys()', 'guid(storage.listKeys()']);
});

test('the logs keep what the server prints, not the addresses of requests', () => {
  const log = oneOf('Microsoft.Insights/diagnosticSettings');
  expect(log.match(/category: '\w+'/g)).toEqual([
    "category: 'AppServiceConsoleLogs'",
    "category: 'AppServicePlatformLogs'",
  ]);
  expect(source).not.toMatch(/ApplicationInsightsAgent|APPLICATIONINSIGHTS_/);
});
