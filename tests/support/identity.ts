import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The endpoint App Service gives an app for the tokens of its managed identities (version 2019-08-01). */
export interface IdentityEndpoint {
  /** What was asked for, in order. */
  readonly asked: { readonly client: string | null; readonly resource: string | null }[];
  close(): Promise<void>;
}

/** Starts one on 127.0.0.1 and names it in the environment of the process, until it is closed. */
export async function startIdentity(token: string): Promise<IdentityEndpoint> {
  const asked: { client: string | null; resource: string | null }[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    asked.push({ client: searchParams.get('client_id'), resource: searchParams.get('resource') });
    const expires = Math.floor(Date.now() / 1_000) + 86_400;
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({ access_token: token, expires_on: `${expires}`, token_type: 'Bearer' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  process.env.IDENTITY_ENDPOINT = `http://127.0.0.1:${port}/msi/token`;
  process.env.IDENTITY_HEADER = 'header';
  return {
    asked,
    close: async () => {
      delete process.env.IDENTITY_ENDPOINT;
      delete process.env.IDENTITY_HEADER;
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
