import dns from 'node:dns';
import net from 'node:net';
import type { Row } from './table';

export interface Outgoing {
  /** Hosts that were asked for or connected to, with their ports, this machine's included. */
  readonly asked: readonly string[];
  stop(): void;
}

/** Watches all that leaves the process: names that are looked up, and connections, whatever library makes them. */
export function watchOutgoing(): Outgoing {
  const asked: string[] = [];
  const { lookup } = dns;
  const { connect } = net.Socket.prototype;
  dns.lookup = ((host: string, ...rest: unknown[]) => {
    asked.push(host);
    return (lookup as (...words: unknown[]) => void)(host, ...rest);
  }) as typeof dns.lookup;
  net.Socket.prototype.connect = function (this: net.Socket, ...words: unknown[]) {
    const [given] = words.flat() as { host?: string; port?: number; path?: string }[];
    asked.push(given?.path ?? `${given?.host ?? 'localhost'}:${given?.port}`);
    return (connect as (...each: unknown[]) => net.Socket).apply(this, words);
  } as typeof connect;
  return {
    asked,
    stop: () => {
      dns.lookup = lookup;
      net.Socket.prototype.connect = connect;
    },
  };
}

/** Nothing but the server, the connector and the sign-in was talked to; `ports` are theirs. */
export async function outgoingRow({ asked }: Outgoing, ports: readonly string[]): Promise<Row> {
  const ours = new Set([...ports.map((port) => `127.0.0.1:${port}`), '127.0.0.1']);
  const others = [...new Set(asked)].filter((one) => !ours.has(one));
  // What is asked would have been seen.
  const seen = asked.length;
  await fetch('http://localhost:49150/').catch(() => undefined);
  const watched = asked.length > seen;
  const problems = [
    ...others.map((one) => `asked for ${one}`),
    ...(watched ? [] : ['what leaves was not seen']),
  ];
  return {
    ...{
      input: 'addresses of any kind',
      entry: 'all of the above',
      expected: 'nothing is asked of them',
    },
    ...{
      got: others.length > 0 ? others.join(', ') : 'nothing',
      pass: problems.length === 0,
      problems,
    },
  };
}
