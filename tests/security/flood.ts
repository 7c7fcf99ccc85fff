import { usualLimits } from '../../bot/teams/admission';
import { cardAction, type Incoming, message, query } from '../support/turns';
import { keyOf } from './catalogue';
import { stringsIn } from './harmless';
import { here, people, type Stage, setStage } from './stage';
import type { Row } from './table';

const most = Math.max(...usualLimits.person.map(({ acts }) => acts));
const atOnce = 20;
const others = 10;

type Send = (n: number) => Promise<Response>;

/** Ways to flood, all by one person. */
function floods(stage: Stage): Readonly<Record<string, Send>> {
  const { app } = stage;
  const { url } = app.connector;
  const { zoe } = people;
  const bot = async (made: Incoming) =>
    fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await stage.channelToken()}`,
      },
      body: JSON.stringify(made),
    });
  const tab = async (path: string, body?: object) =>
    fetch(`${app.url}/api${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await stage.tabToken(zoe)}`,
      },
    });
  return {
    'bot text': () => bot(message(zoe, here, url, '{bot} help')),
    card: () => bot(cardAction(zoe, here, url, 'posts.open', {})),
    query: () => bot(query(zoe, here, url, 'findLinks', { text: 'valve' })),
    'tab GET': () => tab('/me'),
    'tab POST': () => tab('/people/me', {}),
  };
}

const refusedKey = (text: string) =>
  [...stringsIn(text.startsWith('{') ? JSON.parse(text) : text)].map(keyOf).find(Boolean);

async function flood(way: string): Promise<Row> {
  const stage = await setStage(usualLimits);
  const { app } = stage;
  const { url } = app.connector;
  const send = floods(stage)[way] as Send;
  const problems: string[] = [];
  let refused = 0;
  const before = app.connector.sent.length;
  /** Somebody else, in the middle of it. */
  async function another(n: number): Promise<void> {
    const { jonas } = people;
    const data = stage.seal('posts.post', { space: here.conversation }, jonas.id);
    const click = cardAction(jonas, here, url, 'posts.post', { ...data, working: `Pump ${n}` });
    app.clock.now += 20_000;
    stage.written.take();
    const { status: answered, body } = await app.chat.post(click);
    const kept = stage.written.take().some((row) => JSON.stringify(row).includes(`Pump ${n}`));
    if (answered !== 200 || body.statusCode !== 200 || !kept)
      problems.push(`another is not served: ${JSON.stringify(body).slice(0, 200)}`);
    const { status } = await app.ask(jonas, '/me');
    if (status !== 200) problems.push(`another is answered ${status} by the tab`);
  }
  for (let n = 0; n < most * 1.2; n += atOnce) {
    const answers = Array.from({ length: atOnce }, (_, m) => send(n + m));
    if ((n / atOnce) % 2 === 0 && n / atOnce < others * 2) await another(n);
    for (const answer of await Promise.all(answers)) {
      const text = await answer.text();
      if (answer.status >= 500) problems.push(`answered ${answer.status}`);
      const isTold = answer.status === 429 || refusedKey(text) === 'teams.tooOften';
      if (isTold) refused += 1;
      if (answer.status === 429 && !(Number(answer.headers.get('retry-after')) > 0))
        problems.push('a 429 does not say when to come back');
    }
  }
  await app.settled();
  if (way === 'bot text') {
    const told = app.connector.sent.slice(before).map(({ activity }) => activity.text ?? '');
    const sorry = told.filter((one) => keyOf(one) === 'teams.tooOften').length;
    refused = sorry;
    if (sorry > usualLimits.person.length * 4) problems.push(`told ${sorry} times`);
  }
  if (refused === 0) problems.push('nothing was refused');
  await stage.close();
  return {
    ...{ input: 'a flood by one person', entry: way },
    expected: 'told so, others served',
    got: `${refused} of ${Math.ceil((most * 1.2) / atOnce) * atOnce} told so, others served`,
    ...{ pass: problems.length === 0, problems: [...new Set(problems)] },
  };
}

/** One person asks more than all limits allow, through each way in; others are served meanwhile. Counted, not timed. */
export async function floodRows(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const way of ['bot text', 'card', 'query', 'tab GET', 'tab POST'])
    rows.push(await flood(way));
  return rows;
}
