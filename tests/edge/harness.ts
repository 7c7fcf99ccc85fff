import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import express from 'express';
import pino from 'pino';
import { makeTeams, type TeamsEdge, type TeamsSettings } from '../../bot/teams';
import { type AdmissionLimits, makeAdmission, unlimited } from '../../bot/teams/admission';
import type { Patience } from '../../bot/teams/edge';
import { type FakeConnector, startConnector } from '../support/connector';
import { type Chat, makeChat, tenant } from '../support/turns';

export const now = Date.parse('2026-03-02T09:30:05.000Z');

/** The settings of local mode, as `readSettings` gives them. */
export const localSettings: TeamsSettings = {
  bot: undefined,
  local: true,
  host: '127.0.0.1',
  tenants: [tenant],
  serviceHosts: ['smba.trafficmanager.net', '127.0.0.1', 'localhost'],
  language: 'en',
};

interface Options {
  readonly settings?: TeamsSettings;
  readonly patience?: Patience;
  readonly admission?: AdmissionLimits;
  readonly credentials?: Parameters<typeof makeTeams>[0]['credentials'];
  headers?(connector: FakeConnector): Promise<Record<string, string>>;
}

export interface Running extends TeamsEdge {
  readonly connector: FakeConnector;
  readonly chat: Chat;
  readonly endpoint: string;
  /** Every log line so far, as it was written. */
  readonly lines: string[];
  /** Moves the clock that the roster ages by. */
  pass(ms: number): void;
  close(): Promise<void>;
}

/** The edge behind a real HTTP server, with a fake connector, a clock that stands and counted ids. */
export async function startEdge(options: Options = {}): Promise<Running> {
  const { settings = localSettings, patience, credentials } = options;
  const connector = await startConnector();
  const lines: string[] = [];
  const written = new Writable({
    write: (line, _encoding, done) => {
      lines.push(String(line));
      done();
    },
  });
  let time = now;
  let ids = 0;
  const teams = makeTeams({
    settings,
    log: pino({ level: 'debug' }, written),
    clock: () => time,
    id: () => `turn-${++ids}`,
    admission: makeAdmission(options.admission ?? unlimited),
    credentials,
    patience,
  });
  const server: Server = express().use('/api/messages', teams.handler).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/messages`;
  return {
    ...teams,
    connector,
    endpoint,
    lines,
    chat: makeChat(endpoint, connector, () => options.headers?.(connector) ?? Promise.resolve({})),
    pass: (ms) => {
      time += ms;
    },
    close: async () => {
      await teams.idle();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connector.close();
    },
  };
}
