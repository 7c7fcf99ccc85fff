import * as z from 'zod/v4';
import { RosterError, SendError } from './port';

/** What the SDK's HTTP client tells of a failed request. */
const Failure = z.looseObject({
  statusCode: z.number().optional(),
  code: z.string().optional(),
  response: z
    .looseObject({ status: z.number().optional(), headers: z.custom<Headers>().optional() })
    .optional(),
});

interface Read {
  readonly status?: number;
  readonly code?: string;
  readonly retryAfterMs?: number;
}

/** Retry-After is seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(header: string | null | undefined, now: number): number | undefined {
  if (!header) return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1_000;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function read(error: unknown): Read {
  const parsed = Failure.safeParse(error);
  if (!parsed.success) return {};
  const { statusCode, code, response } = parsed.data;
  const after = retryAfter(response?.headers?.get('retry-after'), Date.now());
  return { status: statusCode ?? response?.status, code, retryAfterMs: after };
}

/** Codes of connections that never came to be, so that nothing can have been accepted. */
const neverSent = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

function codeOf({ status, code }: Read, idempotent: boolean): SendError['code'] {
  const unknown = idempotent ? 'throttled' : 'ambiguous';
  if (status === undefined) return code && neverSent.has(code) ? 'throttled' : unknown;
  if (status === 429 || status === 412) return 'throttled';
  if (status === 408 || status >= 500) return unknown;
  if (status === 404) return 'gone';
  if (status === 403) return code === 'BotNotInConversationRoster' ? 'gone' : 'blocked';
  return 'refused';
}

/**
 * A failed send in the words of the port. What was certainly not accepted (429, 412, no connection) is
 * `throttled`. Silence, 5xx (502 and 504 of a gateway too) and 408 leave a create `ambiguous`; a request
 * that may be repeated is `throttled` then. The SDK's error stays behind: it carries the request, and with
 * it the message and the bot's token, which must not get into a log.
 */
export function sendError(error: unknown, idempotent: boolean): SendError {
  if (error instanceof SendError) return error;
  const failure = read(error);
  const code = codeOf(failure, idempotent);
  const what = [failure.status, failure.code].filter(Boolean).join(' ') || 'no answer';
  return new SendError(code, `The connector answered ${what}`, failure.retryAfterMs);
}

/** Undefined where the answer is that there is no such member; throws RosterError for all else. */
export function absent(error: unknown): undefined {
  if (error instanceof RosterError) throw error;
  const { status, code } = read(error);
  if (status === 404 && code !== 'ConversationNotFound') return undefined;
  const outside = status === 404 || (status === 403 && code === 'BotNotInConversationRoster');
  const cause = new Error([status, code].filter(Boolean).join(' ') || 'no answer');
  throw new RosterError(outside ? 'notInstalled' : 'unavailable', { cause });
}
