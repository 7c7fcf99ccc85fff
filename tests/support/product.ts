import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino, { type Logger } from 'pino';
import type { Intelligence } from '../../bot/intelligence/intelligence';
import { makeLocalIssuer } from '../../bot/local/issuer';
import { makeProduct, type Product } from '../../bot/product';
import { readSettings } from '../../bot/settings';
import type { Tables } from '../../bot/tables/port';
import type { AdmissionLimits } from '../../bot/teams/admission';
import type { Issuer } from '../../bot/teams/sign-in';
import type { Observe } from '../../bot/telemetry/observe';
import { type FakeConnector, startConnector } from './connector';
import { watchKinds } from './kinds';
import { type Chat, makeChat, type Someone, tenant } from './turns';

/** The product over HTTP in local mode, with a fake connector, a clock that stands still and counted ids. */
export interface Running {
  readonly url: string;
  readonly product: Product;
  readonly connector: FakeConnector;
  readonly chat: Chat;
  readonly clock: { now: number };
  /** Settles when all turns and all effects that are due are done. */
  settled(): Promise<void>;
  /** A token of the tab, as the sign-in of this product takes it. */
  tokenFor(person: Pick<Someone, 'id' | 'name' | 'guest'>): Promise<string>;
  /** What the tab gets for this person: status and JSON. */
  ask(person: Someone, path: string): Promise<{ status: number; body: unknown }>;
  /** What the tab does for this person; `act` names it, the same for another try of it. */
  tell(
    person: Someone,
    path: string,
    body: object,
    act?: { readonly nonce: string; readonly at?: number },
  ): Promise<{ status: number; body: unknown }>;
  close(): Promise<void>;
}

/** Real checks of tokens, and tokens that pass them. */
export interface Guard {
  readonly environment: Readonly<Record<string, string>>;
  readonly credentials: Parameters<typeof makeProduct>[0]['credentials'];
  readonly issuer: Issuer & { tokenFor(person: Pick<Someone, 'id' | 'name'>): Promise<string> };
  /** What the channel sends with an activity from its service address. */
  headers(serviceUrl: string): Promise<Record<string, string>>;
}

export async function runProduct(
  tables: Tables,
  options: {
    readonly log?: Logger;
    readonly tab?: string;
    readonly observe?: Observe;
    readonly sendLimits?: 'teams' | 'none';
    /** The organisation's language; English without it. */
    readonly language?: string;
    /** Who looks after the whole; everybody without it. */
    readonly admins?: readonly string[];
    /** Settings besides these. */
    readonly environment?: Readonly<Record<string, string>>;
    /** None without it. */
    readonly intelligence?: Intelligence;
    readonly admission?: AdmissionLimits;
    /** Who is let in; without it, everybody who says who they are. */
    readonly guard?: Guard;
  } = {},
): Promise<Running> {
  const settings = readSettings({
    LOCAL: 'true',
    TENANTS: tenant,
    SQLITE_FILE: ':memory:',
    SEND_LIMITS: options.sendLimits ?? 'none',
    ADMINS: (options.admins ?? []).join(','),
    ORGANISATION_LANGUAGE: options.language,
    CARD_KEYS: 'a key of at least thirty-two characters',
    ...options.environment,
    ...options.guard?.environment,
  });
  const issuer = options.guard?.issuer ?? (await makeLocalIssuer(settings));
  const clock = { now: Date.UTC(2026, 2, 2, 9, 30) };
  const log = options.log ?? pino({ level: 'silent' });
  let ids = 0;
  // With a guard it is about who is let in; that each row can be forgotten, the flows see to.
  const watched = options.guard ? { tables, undeclared: new Set() } : watchKinds(tables);
  const product = await makeProduct({
    settings,
    log,
    tables: watched.tables,
    issuer,
    ...(options.intelligence && { intelligence: options.intelligence }),
    admission: options.admission,
    credentials: options.guard?.credentials,
    tab: options.tab ?? '.',
    observe: options.observe,
    clock: () => clock.now,
    id: () => `id-${++ids}`,
  });
  const server = createServer(product.web);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const connector = await startConnector();
  const settled = async () => {
    await product.teams.idle();
    await product.world.outbox.idle();
  };
  async function request(person: Someone, path: string, init: RequestInit) {
    const headers = {
      ...{ 'accept-language': person.locale ?? 'en-GB', ...init.headers },
      authorization: `Bearer ${await issuer.tokenFor(person)}`,
    };
    const answer = await fetch(`${url}/api${path}`, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as unknown };
  }
  return {
    url,
    product,
    connector,
    clock,
    chat: makeChat(`${url}/api/messages`, connector, async () =>
      options.guard ? options.guard.headers(connector.url) : {},
    ),
    settled,
    tokenFor: issuer.tokenFor,
    ask: (person, path) => request(person, path, {}),
    tell: (person, path, body, act) => {
      const named = { nonce: act?.nonce ?? randomUUID(), at: act?.at ?? clock.now };
      const headers = { 'content-type': 'application/json' };
      const sent = JSON.stringify({ act: named, body });
      return request(person, path, { method: 'POST', headers, body: sent });
    },
    close: async () => {
      await settled();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await product.stop();
      await connector.close();
      if (watched.undeclared.size > 0)
        throw new Error(
          `Rows that no forget.ts speaks of: ${[...watched.undeclared].join(', ')}. Say there how each forgets a person.`,
        );
    },
  };
}
