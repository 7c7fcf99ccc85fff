import type { InvokeResponse } from 'botbuilder-core';
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import type { Settings } from '../settings';
import type { Observe } from '../telemetry/observe';
import { textsFor } from '../texts/texts';
import type { Adapter, Authentication } from './adapter';
import { sentenceBody } from './answers';
import type { TeamsApplication } from './application';
import { TokenError } from './channel-token';
import { activityOf, Envelope, mayCome, tame, tenantOf } from './envelope';
import { turnName } from './naming';
import type { Registry } from './registry';
import { isServiceUrl } from './service-url';
import { localeOf } from './turn';

/** How long is waited, in milliseconds. */
export interface Patience {
  /** What Teams is kept waiting; the work itself goes on. */
  readonly invokeMs: number;
  readonly messageMs: number;
  /** For one answer of the Bot Connector. */
  readonly requestMs: number;
}
/** Teams repeats an invoke after about 5 s and a message after 15 s. */
export const patience: Patience = { invokeMs: 1_800, messageMs: 10_000, requestMs: 5_000 };

interface Needs {
  readonly settings: Pick<Settings, 'bot' | 'local' | 'tenants' | 'serviceHosts'>;
  readonly adapter: Adapter;
  readonly authentication: Authentication;
  readonly application: TeamsApplication;
  readonly registry: Registry;
  readonly observe: Observe;
  readonly log: Logger;
  readonly patience: Patience;
}

export interface Edge {
  /** For `app.use('/api/messages', handler)`. It parses the body itself: put no parser before it. */
  readonly handler: Router;
  /** Settles when no turn is being worked on, those that Teams no longer waits for included. */
  idle(): Promise<void>;
}

const largestBody = 256 * 1_024;

function refuse(response: Response, status: number, code: string): void {
  response.status(status).json({ error: { code } });
}

/** Parsed JSON as an activity, or undefined where it is none; from anywhere only when local. */
function read(json: unknown, local: boolean): Envelope | undefined {
  if (!tame(json)) return undefined;
  const parsed = Envelope.safeParse(json);
  if (!parsed.success || !URL.canParse(parsed.data.serviceUrl)) return undefined;
  if (!local && !mayCome(parsed.data)) return undefined;
  return parsed.data;
}

/** The value, or what `late` gives when it takes too long. */
async function within<T>(work: Promise<T>, ms: number, late: () => T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const alarm = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(late()), ms);
  });
  try {
    return await Promise.race([work, alarm]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The way in. In this order: a body of at most 256 KB (413) that is an activity (400), a token for this
 * bot (401; 503 where the keys cannot be had), a tenant and a service address of the lists (403). Then the
 * turn: an invoke is answered with 200 and a well-formed body within two seconds, whatever happens. When
 * it takes longer the person is told to look again; the handler goes on to its end and what it did stays
 * done, its answer is dropped, and a repetition of the same operation gets the stored result.
 */
export function makeEdge(needs: Needs): Edge {
  const { settings, adapter, authentication, application, registry, observe, log } = needs;
  const working = new Set<Promise<unknown>>();

  function answerFor(envelope: Envelope, key: string): InvokeResponse | undefined {
    if (envelope.type !== 'invoke') return undefined;
    const sentence = textsFor(localeOf(envelope))(key);
    return { status: 200, body: sentenceBody(envelope.name, sentence) };
  }

  async function run(envelope: Envelope, identity: Identity): Promise<InvokeResponse | undefined> {
    try {
      return await adapter.run(identity, activityOf(envelope), async (context) => {
        await application.run(context);
      });
    } catch (error) {
      log.error({ err: error }, 'turn failed');
      return answerFor(envelope, 'teams.fault');
    }
  }

  async function receive(request: Request, response: Response): Promise<void> {
    const envelope = read(request.body, settings.local);
    if (!envelope) return refuse(response, 400, 'malformed');
    const identity = await authentication.authenticateRequest(
      activityOf(envelope),
      request.headers.authorization ?? '',
    );
    const tenant = tenantOf(envelope);
    if (!tenant || !settings.tenants.includes(tenant)) return refuse(response, 403, 'tenant');
    if (!isServiceUrl(envelope.serviceUrl, settings)) {
      // An operator can let a host in; it came with a token for it, so it is no stranger's.
      log.warn({ host: new URL(envelope.serviceUrl).host }, 'service address refused');
      return refuse(response, 403, 'serviceUrl');
    }

    const what = turnName(envelope, registry);
    const turn = observe({ kind: 'turn', what }, () => run(envelope, identity)).finally(() =>
      working.delete(turn),
    );
    working.add(turn);
    const { invokeMs, messageMs } = needs.patience;
    const limit = envelope.type === 'invoke' ? invokeMs : messageMs;
    const answer = await within(turn, limit, () => {
      log.warn({ type: envelope.type, name: envelope.name, limit }, 'answered before it was done');
      return answerFor(envelope, 'teams.slow');
    });
    response.status(answer?.status ?? 200).json(answer?.body ?? {});
  }

  const failed: ErrorRequestHandler = (error, _request, response, _next) => {
    if (error instanceof TokenError) {
      log.warn({ status: error.status, cause: String(error.cause ?? '') }, 'token refused');
      return refuse(response, error.status, error.status === 401 ? 'token' : 'keys');
    }
    const status: unknown = error?.status;
    if (status === 413) return refuse(response, 413, 'tooLarge');
    if (typeof status === 'number' && status < 500) return refuse(response, 400, 'malformed');
    log.error({ err: error }, 'request failed');
    refuse(response, 500, 'fault');
  };

  const handler = Router();
  handler.post(
    '/',
    (request, response, next) => {
      // Nobody without a token gets a body read for them.
      if (settings.bot && !request.headers.authorization) return refuse(response, 401, 'token');
      next();
    },
    express.json({ limit: largestBody }),
    receive,
  );
  handler.use(failed);

  return {
    handler,
    idle: async () => {
      while (working.size > 0) await Promise.allSettled(working);
    },
  };
}
type Identity = Parameters<Adapter['run']>[0];
