import type { ErrorAnswer } from '../../bot/recognition/contract';

/**
 * Why there is no answer.
 * - `signIn`: no token could be had, or the server did not take it.
 * - `forbidden`: signed in, but not a member of what was asked for.
 * - `refused`: the message is the server's own sentence for the person.
 * - `busy`: the server asks to come back in a moment.
 * - `network`: the server was not reached.
 * - `fault`: anything else.
 */
export type ProblemKind = 'signIn' | 'forbidden' | 'refused' | 'busy' | 'network' | 'fault';

export class ApiProblem extends Error {
  constructor(
    readonly kind: ProblemKind,
    message: string,
    options?: ErrorOptions,
    /** What the server calls it. */
    readonly code = '',
  ) {
    super(message, options);
    this.name = 'ApiProblem';
  }
}

/** The identity of what a form does: made when it opens, kept through every try. */
export interface Act {
  readonly nonce: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function newAct(): Act {
  return { nonce: crypto.randomUUID(), at: Date.now() };
}

type Query = Readonly<Record<string, string | undefined>>;

export interface Api {
  /** Reads; rejects with an ApiProblem, or with the signal's reason when it was aborted. */
  get<T>(path: `/api/${string}`, query: Query, signal: AbortSignal): Promise<T>;
  /** Acts; the same `act` is done once, however often it is sent. Rejects with an ApiProblem. */
  post<T>(path: `/api/${string}`, act: Act, body: object): Promise<T>;
}

const limitMs = 10_000;

function kindOf(status: number): ProblemKind {
  if (status === 401) return 'signIn';
  if (status === 403) return 'forbidden';
  if (status === 429 || status === 503) return 'busy';
  return status < 500 ? 'refused' : 'fault';
}

async function problemOf(response: Response): Promise<ApiProblem> {
  const kind = kindOf(response.status);
  const answer = (await response.json().catch(() => undefined)) as Partial<ErrorAnswer> | undefined;
  const sentence = answer?.error?.message;
  // A refusal is written for the person; without its sentence there is nothing to tell but a fault.
  return new ApiProblem(
    kind === 'refused' && !sentence ? 'fault' : kind,
    sentence ?? '',
    {},
    answer?.error?.code,
  );
}

function address(path: string, query: Query): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => !!entry[1]);
  return given.length > 0 ? `${path}?${new URLSearchParams(given)}` : path;
}

/** Follows the given signal, and gives up after 10 s by itself. */
async function limited<T>(outer: AbortSignal, run: (signal: AbortSignal) => Promise<T>) {
  const inner = new AbortController();
  const abort = () => inner.abort(outer.reason);
  const timer = setTimeout(() => inner.abort(new Error('No answer in time')), limitMs);
  outer.addEventListener('abort', abort);
  try {
    outer.throwIfAborted();
    return await run(inner.signal);
  } catch (cause) {
    if (outer.aborted || cause instanceof ApiProblem) throw cause;
    throw new ApiProblem('network', '', { cause });
  } finally {
    clearTimeout(timer);
    outer.removeEventListener('abort', abort);
  }
}

/** The server's API for whoever `token` speaks for, in the language of `locale`. Both are asked for each call. */
export function createApi(token: () => Promise<string>, locale: () => string): Api {
  async function ask<T>(outer: AbortSignal, where: string, request: RequestInit): Promise<T> {
    const bearer = await token().catch((cause: unknown) => {
      throw new ApiProblem('signIn', '', { cause });
    });
    const headers = {
      ...{ ...request.headers, 'accept-language': locale() },
      authorization: `Bearer ${bearer}`,
    };
    return limited(outer, async (signal) => {
      const response = await fetch(where, { ...request, headers, signal });
      if (!response.ok) throw await problemOf(response);
      return (await response.json()) as T;
    });
  }
  return {
    get: (path, query, signal) => ask(signal, address(path, query), {}),
    post: (path, act, body) =>
      ask(new AbortController().signal, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ act, body }),
      }),
  };
}
