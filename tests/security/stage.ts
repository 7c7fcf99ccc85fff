import { Writable } from 'node:stream';
import pino from 'pino';
import { makeSeals } from '../../bot/operations/seal';
import { openSqlite } from '../../bot/tables/sqlite';
import type { AdmissionLimits } from '../../bot/teams/admission';
import { entra } from '../../bot/teams/sign-in';
import { cardKey } from '../faults/instance';
import type { Account } from '../support/connector';
import { cast } from '../support/everything';
import { type OpenId, startOpenId } from '../support/openid';
import { type Guard, type Running, runProduct } from '../support/product';
import { groupChat, type Someone, someone, tenant } from '../support/turns';
import { names } from './inputs';
import { type Recorded, recordWrites } from './writes';

export const secrets = {
  cardKey: 'canary-card-key-of-at-least-thirty-two-characters',
  botPassword: 'canary-bot-password',
} as const;
const botId = '22222222-2222-4222-8222-222222222222';
const app = '33333333-3333-4333-8333-333333333333';

const named = (name: string): Someone => ({ ...someone(name), name });
/** Who is there, and who is not; 21 more fill a crew that is too large. */
export const people = {
  mia: named('Mia Brandt'),
  jonas: named('Jonas Weber'),
  zoe: named('Zoe Okafor'),
  guest: named('Omar Haddad'),
  left: named('Ida Moss'),
  stranger: named('Nora Fern'),
  crowd: Array.from({ length: 21 }, (_, n) => named(`Colleague ${n}`)),
  /** Their names are what is wrong with them. */
  named: names.map(({ typed }, n) => ({ ...someone(`named ${n}`), name: typed })),
};
const bot: Account = { teamsId: '28:a-bot', id: someone('a bot').id, name: 'Build bot' };
export const aBot = { ...someone('a bot'), teamsId: bot.teamsId };

export const here = groupChat('19:here@thread.v2', 'Release chat');
const elsewhere = groupChat('19:elsewhere@thread.v2', 'Another chat');
/** Mia's, to be opened as a group and closed. */
export const yard = groupChat('19:yard@thread.v2', 'Yard chat');

/** What the bot sends with: what it would get from Entra, without asking anybody. */
const credentials = {
  isValidAppId: async (id: string) => id === botId,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({
    signRequest: async (request: { headers: { set(name: string, value: string): void } }) => {
      request.headers.set('authorization', 'Bearer canary-of-the-bot');
      return request;
    },
  }),
} as unknown as Guard['credentials'];

export interface Stage {
  readonly app: Running;
  readonly openId: OpenId;
  readonly written: Recorded;
  /** Every line of the log, and every token that was used. */
  readonly lines: string[];
  readonly tokens: ReadonlySet<string>;
  channelToken(
    signing?: Parameters<OpenId['channelToken']>[2],
    serviceUrl?: string,
  ): Promise<string>;
  tabToken(
    person: Pick<Someone, 'id' | 'name'>,
    signing?: Parameters<OpenId['tabToken']>[3],
    tenant?: string,
  ): Promise<string>;
  /** A button as the product seals it: of a card of this moment, for one person or for all. */
  seal(verb: string, target: object, actor?: string): { readonly sealed: object };
  fresh(): number;
  close(): Promise<void>;
}

/**
 * The product over HTTP with real checks of tokens, SQLite in memory, a fake connector, a clock that stands
 * and a log of everything; one chat with people of all kinds in it, and one more.
 */
export async function setStage(admission?: AdmissionLimits): Promise<Stage> {
  const openId = await startOpenId();
  const lines: string[] = [];
  const log = pino(
    { level: 'trace' },
    new Writable({
      write: (line, _encoding, done) => {
        lines.push(String(line));
        done();
      },
    }),
  );
  const tokens = new Set<string>();
  const kept = new Map<string, Promise<string>>();
  const keep = (key: string, make: () => Promise<string>) => {
    const token = kept.get(key) ?? make();
    kept.set(key, token);
    void token.then((made) => tokens.add(made));
    return token;
  };
  const tabToken: Stage['tabToken'] = ({ id, name }, signing = {}, of = tenant) =>
    keep(JSON.stringify([id, name, signing, of]), () =>
      openId.tabToken(app, of, id, { ...signing, claims: { name, ...signing.claims } }),
    );
  const channelToken = (signing = {}, serviceUrl = '') =>
    keep(JSON.stringify([signing, serviceUrl]), () =>
      openId.channelToken(botId, serviceUrl, signing),
    );
  const guard: Guard = {
    environment: {
      ...{ BOT_ID: botId, BOT_TENANT_ID: tenant, BOT_PASSWORD: secrets.botPassword },
      ...{ BOT_OPENID_METADATA_URL: openId.metadataUrl, TAB_CLIENT_ID: app },
      // The first signs; what is played is sealed with the other.
      CARD_KEYS: `${secrets.cardKey},${cardKey}`,
      GROUPS_AT_MOST: '999',
      PUBLIC_URL: 'https://learning.example',
    },
    credentials,
    issuer: { ...entra(openId.authority), tokenFor: (person) => tabToken(person) },
    headers: async (url) => ({ authorization: `Bearer ${await channelToken({}, url)}` }),
  };
  const written = recordWrites(openSqlite(':memory:'));
  const running = await runProduct(written.tables, {
    ...{ log, guard, admins: [people.mia.id, cast[0].id] },
    ...(admission && { admission }),
  });
  const { connector, clock, chat } = running;
  const { mia, jonas, zoe, guest, left, stranger, crowd } = people;
  const members = [mia, jonas, zoe, left, ...crowd, ...people.named];
  const guests = [{ ...guest, userRole: 'guest' }];
  connector.install(here.conversation, 'Release chat', [...members, ...guests, bot]);
  connector.install(elsewhere.conversation, 'Another chat', [stranger]);
  connector.install(yard.conversation, 'Yard chat', [mia]);
  await chat.install(mia, here);
  await chat.install(mia, yard);
  await chat.install(stranger, elsewhere);
  for (const person of [...members, guest]) await chat.say(person, here, '{bot} help');
  await chat.say(stranger, elsewhere, '{bot} help');
  connector.leave(here.conversation, left.teamsId);
  clock.now += 20 * 60_000;
  await running.settled();
  const seals = makeSeals([secrets.cardKey]);
  let fresh = 0;
  return {
    ...{ app: running, openId, written, lines, tokens, tabToken },
    channelToken: (signing, serviceUrl = connector.url) => channelToken(signing, serviceUrl),
    fresh: () => ++fresh,
    seal: (verb, target, actor) => ({
      sealed: seals.seal({
        ...{ verb, target, nonce: `nonce-${++fresh}`, now: clock.now, lifeMs: 86_400_000 },
        ...(actor && { actor }),
      }),
    }),
    close: async () => {
      await running.close();
      await openId.close();
    },
  };
}
