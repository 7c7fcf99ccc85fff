import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody in a conversation of the fake connector. */
export interface Account {
  /** The Entra object id; bots and anonymous people have none. */
  readonly id?: string;
  readonly teamsId: string;
  readonly name: string;
  readonly userRole?: string;
  readonly email?: string;
  readonly tenantId?: string;
}

/** What the bot did, in order. */
export interface Sent {
  readonly method: 'POST' | 'PUT' | 'DELETE';
  readonly conversation: string;
  /** The id the message has, or was given. */
  readonly id: string;
  /** The activity this one answers. */
  readonly replyTo?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  readonly activity: any;
  readonly authorization?: string;
}

/** What the connector answers, and how often. */
interface Failure {
  /** A status, or the connection cut, or no answer at all until `close`. */
  readonly answer: number | 'reset' | 'silence';
  /** `after`: what was asked is done, and only the answer fails. */
  readonly when?: 'before' | 'after';
  readonly times?: number;
  /** Looked for in `POST /v3/...`; every request fails without it. */
  readonly on?: RegExp;
  readonly retryAfter?: string;
  readonly code?: string;
}

export interface FakeConnector {
  /** The serviceUrl of activities: with a path and a slash at its end, as Teams' is. */
  readonly url: string;
  readonly sent: readonly Sent[];
  /** Every request line, as `GET /v3/...`: what follows the service address. */
  readonly requests: readonly string[];
  /** What a conversation shows now, oldest first. */
  shown(conversation: string): readonly Sent['activity'][];
  /** Puts the app and these people into a team or group chat. */
  install(space: string, name: string, members: readonly Account[]): void;
  leave(space: string, teamsId: string): void;
  /** Takes the app out of a team or group chat. */
  uninstall(space: string): void;
  fail(failure: Failure): void;
  /** Forgets all failures that have not happened. */
  recover(): void;
  /** Forgets what was sent and asked, and all failures; rosters stay. */
  reset(): void;
  close(): Promise<void>;
}

interface Place {
  readonly name: string;
  readonly members: Map<string, Account>;
}
type Answer = readonly [status: number, body: object];

function error(status: number, code: string): Answer {
  return [status, { error: { code, message: code } }];
}

function accountBody(account: Account) {
  const { id, teamsId, name, userRole = 'user', tenantId, email } = account;
  return { id: teamsId, name, aadObjectId: id, userRole, tenantId, email };
}

async function bodyOf(request: IncomingMessage): Promise<Sent['activity']> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : undefined;
}

/**
 * A Bot Connector over HTTP on loopback: conversations, activities, members, pages of members, teams.
 * It knows the conversations it was told of (`install`), those it made itself, and takes messages for any.
 */
export async function startConnector(): Promise<FakeConnector> {
  const sent: Sent[] = [];
  const requests: string[] = [];
  const places = new Map<string, Place>();
  const failures: (Failure & { times: number })[] = [];
  const shown = new Map<string, Map<string, Sent['activity']>>();
  const silent = new Set<ServerResponse>();
  let counter = 0;

  function messages(conversation: string) {
    const known = shown.get(conversation) ?? new Map();
    shown.set(conversation, known);
    return known;
  }

  function activity(
    method: Sent['method'],
    [conversation = '', target]: readonly string[],
    body: Sent['activity'],
    authorization?: string,
  ): Answer {
    const here = messages(conversation);
    if (method !== 'POST' && !here.has(target)) return error(404, 'ActivityNotFoundInConversation');
    counter += method === 'POST' ? 1 : 0;
    const id = method === 'POST' ? `message-${counter}` : (target ?? '');
    const replyTo = method === 'POST' ? target : undefined;
    sent.push({ method, conversation, id, replyTo, activity: body, authorization });
    if (method === 'DELETE') here.delete(id);
    else here.set(id, body);
    return [method === 'POST' ? 201 : 200, { id }];
  }

  function members(place: Place | undefined, parts: readonly string[], query: URLSearchParams) {
    if (!place) return error(403, 'BotNotInConversationRoster');
    const all = [...place.members.values()];
    if (parts[0] === 'pagedmembers') {
      const from = Number(query.get('continuationToken') ?? 0);
      const size = Number(query.get('pageSize') ?? 200);
      const page = all.slice(from, from + size).map(accountBody);
      const more = from + size < all.length ? `${from + size}` : undefined;
      return [200, { members: page, continuationToken: more }] as const;
    }
    if (parts.length === 1) return [200, all.map(accountBody)] as const;
    const found = all.find(({ id, teamsId }) => id === parts[1] || teamsId === parts[1]);
    return found
      ? ([200, accountBody(found)] as const)
      : error(404, 'MemberNotFoundInConversation');
  }

  function route(request: IncomingMessage, path: string, body: Sent['activity']): Answer {
    const url = new URL(path, 'http://connector');
    const [, version, kind, id, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const method = request.method ?? '';
    if (version !== 'v3' || (kind !== 'conversations' && kind !== 'teams'))
      return error(404, 'NotFound');
    if (kind === 'teams') {
      const place = places.get(id ?? '');
      if (!place) return error(403, 'BotNotInConversationRoster');
      return [200, { id, name: place.name, memberCount: place.members.size }];
    }
    if (!id) return [201, { id: `a:${body.members[0].id}` }];
    if (rest[0] === 'activities' && /^(?:POST|PUT|DELETE)$/.test(method)) {
      const target = [id, ...rest.slice(1)];
      return activity(method as Sent['method'], target, body, request.headers.authorization);
    }
    return members(places.get(id), rest, url.searchParams);
  }

  function failureFor(line: string): Failure | undefined {
    const failure = failures.find(({ on, times }) => times > 0 && (!on || on.test(line)));
    if (failure) failure.times -= 1;
    return failure;
  }

  function end(response: ServerResponse, [status, body]: Answer, retryAfter?: string): void {
    const header = retryAfter ? { 'retry-after': retryAfter } : {};
    response.writeHead(status, { 'content-type': 'application/json', ...header });
    response.end(JSON.stringify(body));
  }

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const [, path] = /^\/emea(\/.*)$/.exec(request.url ?? '') ?? [];
    if (!path) return end(response, error(404, 'NotFound'));
    const line = `${request.method} ${path}`;
    requests.push(line);
    const failure = failureFor(line);
    if (!failure) return end(response, route(request, path, body));
    if (failure.when === 'after') route(request, path, body);
    if (failure.answer === 'reset') return void request.socket.destroy();
    if (failure.answer === 'silence') return void silent.add(response);
    end(response, error(failure.answer, failure.code ?? 'ServiceError'), failure.retryAfter);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/emea/`,
    sent,
    requests,
    shown: (conversation) => [...(shown.get(conversation)?.values() ?? [])],
    install: (space, name, people) => {
      places.set(space, { name, members: new Map(people.map((each) => [each.teamsId, each])) });
    },
    leave: (space, teamsId) => void places.get(space)?.members.delete(teamsId),
    uninstall: (space) => void places.delete(space),
    fail: (failure) => void failures.push({ ...failure, times: failure.times ?? 1 }),
    recover: () => {
      failures.length = 0;
    },
    reset: () => {
      for (const list of [sent, requests, failures]) list.length = 0;
      for (const response of silent) response.destroy();
      silent.clear();
    },
    close: () => {
      for (const response of silent) response.destroy();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
