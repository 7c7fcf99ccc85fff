import { once } from 'node:events';
import {
  Agent,
  request as ask,
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request. `before`: the service never sees it. `after`: it does its work, and only the answer fails. */
type Fault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly when: 'before' | 'after';
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: object;
    }
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  | { readonly kind: 'silence' }
  | { readonly kind: 'delay'; readonly ms: number };

/** Chooses by method and path, as `POST /test/$batch`; undefined lets the request through. */
export type Plan = (line: string) => Fault | undefined;

export interface FaultProxy {
  /** Put in place of the service's address. */
  readonly url: string;
  /** How often each fault happened, as `503 before`. */
  readonly injected: Readonly<Record<string, number>>;
  plan(plan: Plan): void;
  /** Refuses connections from now on, and cuts those there are. */
  refuse(): Promise<void>;
  accept(): Promise<void>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

function nameOf(fault: Fault): string {
  if (fault.kind === 'status') return `${fault.status} ${fault.when}`;
  return fault.kind === 'reset' ? `reset ${fault.when}` : fault.kind;
}

/** An HTTP proxy on loopback before one service, which does to each request what the plan says. */
export async function startProxy(target: string): Promise<FaultProxy> {
  const to = new URL(target);
  const agent = new Agent({ keepAlive: true });
  const injected: Record<string, number> = {};
  const held = new Set<ServerResponse>();
  let choose: Plan = () => undefined;

  function forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = to;
      const sent = ask({ agent, hostname, port, method, path: url, headers }, (answer) => {
        read(answer).then(
          (all) =>
            resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: all }),
          reject,
        );
      });
      sent.once('error', reject).end(body);
    });
  }

  function pass(response: ServerResponse, { status, headers, body }: Answer): void {
    const { connection: _connection, 'transfer-encoding': _encoding, ...kept } = headers;
    response.writeHead(status, { ...kept, 'content-length': body.length }).end(body);
  }

  function fail(response: ServerResponse, fault: Fault): void {
    if (fault.kind !== 'status') return void response.destroy();
    const body = JSON.stringify(fault.body ?? {});
    const headers = { 'content-type': 'application/json', ...fault.headers };
    response.writeHead(fault.status, headers).end(body);
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const fault = choose(`${request.method} ${request.url}`);
    if (fault) injected[nameOf(fault)] = (injected[nameOf(fault)] ?? 0) + 1;
    if (fault?.kind === 'silence') return void held.add(response);
    if (fault && fault.kind !== 'delay' && fault.when === 'before') return fail(response, fault);
    if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
    const answer = await forward(request, body);
    if (fault && fault.kind !== 'delay') fail(response, fault);
    else pass(response, answer);
  }

  const server = createServer((request, response) => {
    // What the service does to the proxy, the proxy does to the client.
    serve(request, response).catch(() => response.destroy());
  });
  // Idle connections are cut by a fault or not at all.
  server.keepAliveTimeout = 600_000;
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const stop = async () => {
    for (const response of held) response.destroy();
    held.clear();
    if (!server.listening) return;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}${to.pathname.replace(/\/$/, '')}`,
    injected,
    plan: (plan) => {
      choose = plan;
      for (const response of held) response.destroy();
      held.clear();
    },
    refuse: stop,
    accept: () => listen(port),
    close: async () => {
      await stop();
      agent.destroy();
    },
  };
}
