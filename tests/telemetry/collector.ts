import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A collector of OTLP over HTTP on loopback that keeps what it is sent. */
export interface Collector {
  readonly endpoint: string;
  /** What came, by the path it came to, parsed. */
  readonly came: Map<string, unknown[]>;
  /** The headers of the last request. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  close(): Promise<void>;
}

export async function startCollector(): Promise<Collector> {
  const came = new Map<string, unknown[]>();
  let headers: Collector['headers'] = {};
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', () => {
      const path = request.url ?? '';
      headers = request.headers;
      came.set(path, [...(came.get(path) ?? []), JSON.parse(Buffer.concat(parts).toString())]);
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    came,
    get headers() {
      return headers;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
