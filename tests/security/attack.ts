import type { Incoming, Someone } from '../support/turns';
import { keyOf } from './catalogue';
import { stringsIn } from './harmless';
import type { Stage } from './stage';

/** What an attack came to. */
export interface Result {
  readonly got: string;
  readonly problems: readonly string[];
}
export type Attack = readonly [
  attacker: string,
  entry: string,
  expected: string,
  run: () => Promise<Result>,
];

/** Words of what is in the chats, which nobody outside them may be told. */
const foreign = /valve|Valve|Release chat|Played chat/;

/** Every row of every partition, but for traces of having been asked. */
export async function held({ written }: Stage): Promise<string> {
  const rows: string[] = [];
  for await (const page of written.tables.scan())
    for (const { row } of page) if (!/^(lease|m)\b/.test(row.key)) rows.push(JSON.stringify(row));
  return rows.join('\n');
}

export type Ask = (stage: Stage) => Promise<Response>;

/** An activity with this token, or without one. */
export const activity =
  (
    make: (url: string) => Incoming | string,
    token?: (stage: Stage) => Promise<string | undefined>,
  ): Ask =>
  async (stage) => {
    const { app } = stage;
    const bearer = token ? await token(stage) : await stage.channelToken();
    const made = make(app.connector.url);
    return fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
      body: typeof made === 'string' ? made : JSON.stringify(made),
    });
  };
export const tab =
  (
    path: string,
    body: object | undefined,
    token: (stage: Stage) => Promise<string | undefined>,
  ): Ask =>
  async (stage) => {
    const { app } = stage;
    const bearer = await token(stage);
    const act = { nonce: `nonce-of-an-attack-${stage.fresh()}`, at: app.clock.now };
    return fetch(`${app.url}/api${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify({ act, body }) }),
      headers: {
        'content-type': 'application/json',
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      },
    });
  };
export const as = (person: Someone) => (stage: Stage) => stage.tabToken(person);

/** Runs it; refused is a status, or a sentence in a well-formed answer; nothing foreign is said, nothing changes. */
export async function refusal(
  stage: Stage,
  ask: Ask,
  statuses: readonly number[] = [],
): Promise<Result> {
  const { app } = stage;
  await app.settled();
  const before = await held(stage);
  const sentBefore = app.connector.sent.length;
  const answer = await ask(stage);
  const text = await answer.text();
  await app.settled();
  const replies = app.connector.sent
    .slice(sentBefore)
    .map(({ activity: { text: words, summary, attachments } }) => ({
      words,
      summary,
      attachments,
    }));
  const body: unknown = text.startsWith('{') ? JSON.parse(text) : text;
  const said = [...stringsIn([body, ...replies])];
  const key = said.map(keyOf).find((one) => one !== undefined);
  const problems: string[] = [];
  if (statuses.length > 0 && !statuses.includes(answer.status))
    problems.push(`answered ${answer.status}`);
  if (answer.status >= 500) problems.push(`answered ${answer.status}`);
  // The tab gets what is the caller's own; in a chat there is a sentence, or nothing at all.
  const inChat = answer.url.endsWith('/messages');
  if (inChat && answer.status === 200 && !key && said.length > 0)
    problems.push(`said no sentence: ${text.slice(0, 100)}`);
  const told = [text, ...replies.map((one) => JSON.stringify(one))].find((one) =>
    foreign.test(one),
  );
  if (told) problems.push(`told of the chat: ${foreign.exec(told)?.[0]}: ${told.slice(0, 200)}`);
  if ((await held(stage)) !== before) problems.push('something was written');
  return { got: `${answer.status}${key ? ` ${key}` : ''}`, problems };
}
