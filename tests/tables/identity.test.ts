import { createHttpHeaders, type PipelinePolicy } from '@azure/core-rest-pipeline';
import { openAzure } from '../../bot/tables/azure';
import { credentialsOf } from '../../bot/teams/adapter';
import { type IdentityEndpoint, startIdentity } from '../support/identity';

let identity: IdentityEndpoint;
beforeAll(async () => {
  identity = await startIdentity('token-of-the-identity');
});
afterAll(() => identity.close());

/** Answers in place of the service, which takes a token over TLS alone. */
const authorizations: (string | undefined)[] = [];
const service: PipelinePolicy = {
  name: 'service',
  sendRequest: async (request) => {
    authorizations.push(request.headers.get('authorization'));
    return { request, status: 204, headers: createHttpHeaders() };
  },
};

test('the tables are reached with a token of the identity that is named', async () => {
  const url = 'https://account.table.core.windows.net';
  const where = { url, identity: 'the-identity', table: 'Learning', policies: [service] };
  const tables = await openAzure(where);
  await tables.close();
  expect(identity.asked).toEqual([
    { client: 'the-identity', resource: 'https://storage.azure.com' },
  ]);
  expect(authorizations).toEqual(['Bearer token-of-the-identity']);
});

test('a bot that is a managed identity sends with a token of that identity', async () => {
  identity.asked.length = 0;
  const bot = {
    ...{ id: 'the-bot', type: 'UserAssignedMSI' as const, tenant: 'home' },
    ...{ password: undefined, openIdMetadataUrl: undefined },
  };
  const connector = 'https://api.botframework.com';
  const credentials = await credentialsOf(bot).createCredentials(
    bot.id,
    connector,
    'https://login.microsoftonline.com/botframework.com',
    true,
  );
  const signed = await credentials.signRequest({ headers: new Headers() } as never);
  expect(identity.asked).toEqual([{ client: 'the-bot', resource: connector }]);
  expect(signed.headers.get('authorization')).toBe('Bearer token-of-the-identity');
});
