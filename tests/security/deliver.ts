import type { Row } from '../../bot/tables/port';
import type { Sent } from '../support/connector';
import type { Incoming, Someone } from '../support/turns';
import type { Asked } from './entry';
import type { Stage } from './stage';

/** What came of one request, with all that followed from it. */
export interface Outcome {
  readonly status: number;
  readonly type: string;
  readonly body: unknown;
  /** Messages that answer the activity. */
  readonly replies: readonly Sent['activity'][];
  /** Everything that was sent meanwhile, to anybody. */
  readonly sent: readonly Sent[];
  /** How often the chat was asked or told something before the answer. */
  readonly requests: number;
  readonly rows: readonly Row[];
  /** Log lines of faults. */
  readonly faults: readonly string[];
}

/** Changes a request as JSON, the way no client would. */
export type Twist = (json: string) => string;
const faultLevel = 50;
const minuteMs = 61_000;

/** Sends it as it goes over HTTP, with a token that is theirs. */
export async function send(
  stage: Stage,
  who: Someone,
  asked: Asked,
  twist: Twist = (json) => json,
): Promise<Response> {
  const { app } = stage;
  if ('activity' in asked) {
    const authorization = `Bearer ${await stage.channelToken()}`;
    const headers = { 'content-type': 'application/json', authorization };
    const body = twist(JSON.stringify(asked.activity));
    return fetch(`${app.url}/api/messages`, { method: 'POST', headers, body });
  }
  const headers = { authorization: `Bearer ${await stage.tabToken(who)}` };
  if ('query' in asked)
    return fetch(`${app.url}/api${asked.path}?${new URLSearchParams(asked.query)}`, { headers });
  const act = { nonce: `nonce-of-a-form-${stage.fresh()}`, at: app.clock.now };
  const body = twist(JSON.stringify({ act, body: asked.body }));
  return fetch(`${app.url}/api${asked.path}`, {
    ...{ method: 'POST', body, headers: { ...headers, 'content-type': 'application/json' } },
  });
}

/** Sends it a minute after the last, so that nobody's pace is in the way, and waits for all that follows. */
export async function deliver(
  stage: Stage,
  who: Someone,
  asked: Asked,
  twist?: Twist,
): Promise<Outcome> {
  const { app, written, lines } = stage;
  app.clock.now += minuteMs;
  written.take();
  const before = app.connector.sent.length;
  const requests = app.connector.requests.length;
  const line = lines.length;
  const answer = await send(stage, who, asked, twist);
  const text = await answer.text();
  // What follows later may be of what was done before.
  const asking = app.connector.requests.length - requests;
  await app.settled();
  const type = answer.headers.get('content-type') ?? '';
  const sent = app.connector.sent.slice(before);
  const id = 'activity' in asked ? (asked.activity as Incoming).id : undefined;
  return {
    ...{ status: answer.status, type, sent, rows: written.take() },
    requests: asking,
    body: type.startsWith('application/json') && text ? JSON.parse(text) : text,
    replies: sent.filter(({ replyTo }) => id && replyTo === id).map(({ activity }) => activity),
    faults: lines.slice(line).filter((each) => JSON.parse(each).level >= faultLevel),
  };
}
