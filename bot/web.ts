import { randomUUID } from 'node:crypto';
import express, {
  type ErrorRequestHandler,
  type Express,
  type RequestHandler,
  type Router,
} from 'express';
import type { Logger } from 'pino';
import * as z from 'zod/v4';
import { readerLocale } from './api';
import { tabRoutes } from './headers';
import type { ErrorAnswer } from './recognition/contract';
import { type Admission, TooMuch } from './teams/admission';
import { RosterError } from './teams/port';
import { Refusal } from './teams/refusal';
import { type SignIn, SignInError } from './teams/sign-in';
import type { Observe } from './telemetry/observe';
import { observeRequests } from './telemetry/request';
import { textsFor } from './texts/texts';

/** What the server is made of; each part is ready to be mounted. */
export interface WebParts {
  readonly log: Logger;
  readonly messages: RequestHandler;
  readonly api: Router;
  readonly signIn: SignIn;
  readonly admission: Admission;
  /** Rejects where the server cannot do its work. */
  readonly ready: () => Promise<void>;
  readonly observe: Observe;
  /** The folder of the built tab. */
  readonly tab: string;
  /** Sign-in for a plain browser; local mode only. */
  readonly local?: Router;
}

/** What the body parser throws for a body that is no JSON, too large, or cut off. */
const UnreadableBody = z.looseObject({ status: z.number().min(400).max(499), type: z.string() });

function failure(
  error: unknown,
  locale: string,
): { status: number; code: string; message: string } {
  const text = textsFor(locale);
  if (error instanceof TooMuch)
    return { status: 429, code: error.key, message: text(error.key, error.values) };
  if (error instanceof Refusal) {
    const status = [
      'spaces.notMember',
      'spaces.onlyAdmin',
      'spaces.onlyOwner',
      'status.onlyAdmin',
    ].includes(error.key)
      ? 403
      : 422;
    return { status, code: error.key, message: text(error.key, error.values) };
  }
  if (error instanceof RosterError && error.code === 'notInstalled')
    return { status: 403, code: 'notInstalled', message: text('api.notInstalled') };
  if (error instanceof SignInError)
    return { status: error.status, code: 'signIn', message: text('api.signIn') };
  if (error instanceof z.ZodError || UnreadableBody.safeParse(error).success)
    return { status: 400, code: 'badRequest', message: text('api.badRequest') };
  return { status: 500, code: 'fault', message: text('api.fault') };
}

function apiErrors(log: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    const locale = readerLocale(request);
    const { status, code, message } = failure(error, locale);
    const { requestId } = response.locals;
    if (error instanceof TooMuch) response.set('Retry-After', `${error.retryAfterSeconds}`);
    if (status >= 500) log.error({ err: error, requestId, path: request.path }, 'request failed');
    response.status(status).json({ error: { code, message } } satisfies ErrorAnswer);
  };
}

/** The one origin of the product: the bot's endpoint, the tab's API and the built tab. */
export function makeWeb(parts: WebParts): Express {
  const { log, tab } = parts;
  const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
  app.get('/livez', (_request, response) => {
    response.json({ live: true });
  });
  app.get('/readyz', async (_request, response) => {
    const ready = await parts.ready().then(
      () => true,
      () => false,
    );
    response.status(ready ? 200 : 503).json({ ready });
  });
  app.use('/api/messages', parts.messages);
  const signIn: RequestHandler = async (request, response, next) => {
    response.set('Cache-Control', 'no-store');
    response.locals.requestId = randomUUID();
    const caller = await parts.signIn.verify(request.headers.authorization);
    await parts.admission.admit(caller.tenant, caller.id);
    response.locals.caller = caller;
    next();
  };
  const unknown: RequestHandler = (request, response) => {
    const message = textsFor(readerLocale(request))('api.unknown');
    response.status(404).json({ error: { code: 'unknown', message } } satisfies ErrorAnswer);
  };
  app.use('/api', observeRequests(parts.observe), signIn, parts.api, unknown, apiErrors(log));
  if (parts.local) app.use('/local', parts.local);
  app.use('/tab', tabRoutes(tab));
  app.get('/', (_request, response) => response.redirect('/tab/'));
  return app;
}
