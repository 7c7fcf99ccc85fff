import { createHash } from 'node:crypto';
import type { FakeConnector, Sent } from './connector';

/** Somebody who uses the app. */
export interface Someone {
  /** The Entra object id. */
  readonly id: string;
  readonly teamsId: string;
  readonly name: string;
  /** What their Teams is set to; en-GB without it. */
  readonly locale?: string;
  /** What their sign-in in the tab says; nothing without it. */
  readonly guest?: boolean;
}

/** Where somebody writes. */
export interface Place {
  readonly kind: 'personal' | 'groupChat' | 'channel';
  readonly tenant: string;
  /** The conversation; in a channel with its thread. */
  readonly conversation: string;
  readonly team?: string;
  readonly name?: string;
}

/** An activity as Teams sends it; tests change what they are about. */
export type Incoming = Record<string, unknown>;

export const tenant = '11111111-1111-4111-8111-111111111111';
export const bot = { id: '28:22222222-2222-4222-8222-222222222222', name: 'Kudos' };

/** A person made up from a name: the same name gives the same ids. */
export function someone(name: string): Someone {
  const hex = createHash('sha256').update(name).digest('hex').slice(0, 32);
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { id, teamsId: `29:${hex}`, name };
}

export function personal(person: Someone): Place {
  return { kind: 'personal', tenant, conversation: `a:${person.teamsId}` };
}
export function groupChat(id = '19:group@thread.v2', name?: string): Place {
  return { kind: 'groupChat', tenant, conversation: id, name };
}
export function channel(team = '19:team@thread.tacv2', thread = '1700000000001'): Place {
  const conversation = `19:channel-of-${team.slice(3)};messageid=${thread}`;
  return { kind: 'channel', tenant, conversation, team };
}

let counter = 0;

/** What all activities have in common, as captured from Teams. */
function activity(type: string, from: Someone, place: Place, serviceUrl: string): Incoming {
  counter += 1;
  const { locale = 'en-GB' } = from;
  return {
    type,
    id: `f:${String(counter).padStart(20, '0')}`,
    channelId: 'msteams',
    serviceUrl,
    timestamp: '2026-03-02T09:30:00.000Z',
    localTimestamp: '2026-03-02T10:30:00.000+01:00',
    localTimezone: 'Europe/Zurich',
    locale,
    from: { id: from.teamsId, name: from.name, aadObjectId: from.id },
    recipient: bot,
    conversation: {
      ...(place.kind === 'personal' ? {} : { isGroup: true }),
      ...(place.name ? { name: place.name } : {}),
      conversationType: place.kind,
      tenantId: place.tenant,
      id: place.conversation,
    },
    entities: [{ type: 'clientInfo', locale, country: 'GB', platform: 'Web' }],
    channelData: {
      tenant: { id: place.tenant },
      ...(place.team
        ? { team: { id: place.team }, channel: { id: place.conversation.split(';')[0] } }
        : {}),
    },
  };
}

/** A typed message. `{bot}` and `{0}`, `{1}`... in the text stand for mentions of the bot and of `mentions`. */
export function message(
  from: Someone,
  place: Place,
  serviceUrl: string,
  text: string,
  mentions: readonly Someone[] = [],
): Incoming {
  const named = [...mentions.map((each) => ({ id: each.teamsId, name: each.name })), bot];
  const entities = named.map((mentioned) => ({
    type: 'mention',
    mentioned,
    text: `<at>${mentioned.name}</at>`,
  }));
  const at = (n: number) => entities.at(n)?.text ?? '';
  const written = text.replace('{bot}', at(-1)).replace(/\{(\d+)\}/g, (_, n) => at(Number(n)));
  const base = activity('message', from, place, serviceUrl);
  return {
    ...base,
    text: written,
    textFormat: 'plain',
    entities: [
      ...entities.filter((entity) => written.includes(entity.text)),
      ...(base.entities as object[]),
    ],
  };
}

function invoke(from: Someone, place: Place, url: string, name: string, value: unknown): Incoming {
  return { ...activity('invoke', from, place, url), name, value };
}

/** Action.Execute on a card: its own data and the inputs are one object. */
export function cardAction(
  from: Someone,
  place: Place,
  serviceUrl: string,
  verb: string,
  data: unknown,
  messageId?: string,
): Incoming {
  const action = { type: 'Action.Execute', title: verb, verb, data };
  const value = { action, trigger: 'manual' };
  const base = invoke(from, place, serviceUrl, 'adaptiveCard/action', value);
  return messageId ? { ...base, replyToId: messageId } : base;
}

/** The message a message-extension action is called on. */
export function payload(id: string, author: Someone, html: string): Incoming {
  return {
    id,
    createdDateTime: '2026-03-02T09:00:00.000Z',
    messageType: 'message',
    linkToMessage: `https://teams.microsoft.com/l/message/x/${id}`,
    from: { user: { userIdentityType: 'aadUser', id: author.id, displayName: author.name } },
    body: { contentType: 'html', content: html },
  };
}

export function fetchTask(
  from: Someone,
  place: Place,
  serviceUrl: string,
  commandId: string,
  messagePayload?: Incoming,
): Incoming {
  const commandContext = messagePayload ? 'message' : 'compose';
  const value = { commandId, commandContext, requestId: 'r', messagePayload };
  return invoke(from, place, serviceUrl, 'composeExtension/fetchTask', value);
}

export function submitAction(
  from: Someone,
  place: Place,
  serviceUrl: string,
  commandId: string,
  data: unknown,
  messagePayload?: Incoming,
): Incoming {
  const value = { commandId, commandContext: 'compose', data, messagePayload };
  return invoke(from, place, serviceUrl, 'composeExtension/submitAction', value);
}

/** Somebody looks for something in the message extension; without parameters it has just opened. */
export function query(
  from: Someone,
  place: Place,
  serviceUrl: string,
  commandId: string,
  parameters: Readonly<Record<string, string>> = {},
  options: { readonly skip?: unknown; readonly count?: unknown } = {},
): Incoming {
  const named = Object.entries(parameters).map(([name, value]) => ({ name, value }));
  const given = named.length > 0 ? named : [{ name: 'initialRun', value: 'true' }];
  const queryOptions = { skip: 0, count: 25, ...options };
  const value = { commandId, parameters: given, queryOptions };
  return invoke(from, place, serviceUrl, 'composeExtension/query', value);
}

/** The same, called while a mail is written in Outlook. */
export function inOutlook(incoming: Incoming): Incoming {
  return { ...incoming, channelId: 'm365extensions' };
}

/** The app was added, as Teams tells it first. */
export function installation(from: Someone, place: Place, serviceUrl: string): Incoming {
  return { ...activity('installationUpdate', from, place, serviceUrl), action: 'add' };
}

/** A meeting ended, as Teams tells it in the meeting's chat. */
export function meetingEnd(
  from: Someone,
  place: Place,
  serviceUrl: string,
  meeting: string,
): Incoming {
  const base = activity('event', from, place, serviceUrl);
  return {
    ...base,
    name: 'application/vnd.microsoft.meetingEnd',
    channelData: { ...(base.channelData as object), meeting: { id: meeting } },
    value: { Id: meeting, MeetingType: 'Scheduled', EndTime: '2026-03-02T10:00:00Z' },
  };
}

/** Who came or went; also the second way Teams tells that the app was added. */
export function membersChanged(
  from: Someone,
  place: Place,
  serviceUrl: string,
  change: 'membersAdded' | 'membersRemoved',
  members: readonly { readonly id: string; readonly aadObjectId?: string }[],
): Incoming {
  return { ...activity('conversationUpdate', from, place, serviceUrl), [change]: members };
}

/** Any other invoke. */
export { invoke };

// biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
type Answer = { readonly status: number; readonly body: any };

/** Teams, as far as the bot sees it: what people do, over HTTP, with a fake connector behind. */
export interface Chat {
  /** Posts any body, as it is when it is text. */
  post(body: Incoming | string, headers?: Record<string, string>): Promise<Answer>;
  /** Types something; gives the messages the bot replied with. */
  say(
    from: Someone,
    place: Place,
    text: string,
    mentions?: readonly Someone[],
  ): Promise<Sent['activity'][]>;
  /** Clicks on a card; gives the body of the answer: `{statusCode, type, value}`. */
  click(
    from: Someone,
    place: Place,
    verb: string,
    data: unknown,
    messageId?: string,
  ): Promise<Answer['body']>;
  /** Opens a message-extension dialog; gives `{task: ...}`. */
  open(
    from: Someone,
    place: Place,
    commandId: string,
    messagePayload?: Incoming,
  ): Promise<Answer['body']>;
  submit(
    from: Someone,
    place: Place,
    commandId: string,
    data: unknown,
    messagePayload?: Incoming,
  ): Promise<Answer['body']>;
  /** Looks for something; gives `{composeExtension: ...}`. */
  query(
    from: Someone,
    place: Place,
    commandId: string,
    parameters?: Readonly<Record<string, string>>,
    options?: { readonly skip?: unknown; readonly count?: unknown },
  ): Promise<Answer['body']>;
  /** Adds the app; gives the messages the bot greeted with. */
  install(from: Someone, place: Place): Promise<Sent['activity'][]>;
}

/** Drives a running server: `endpoint` is its /api/messages, `headers` go with every request. */
export function makeChat(
  endpoint: string,
  connector: FakeConnector,
  headers: () => Promise<Record<string, string>> = async () => ({}),
): Chat {
  const { url } = connector;

  async function post(body: Incoming | string, more: Record<string, string> = {}): Promise<Answer> {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await headers()), ...more },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : undefined };
  }

  async function ask(body: Incoming): Promise<Answer['body']> {
    const answer = await post(body);
    if (answer.status !== 200) throw new Error(`Answered ${answer.status}`);
    return answer.body;
  }

  async function replies(body: Incoming): Promise<Sent['activity'][]> {
    await ask(body);
    return connector.sent.filter((each) => each.replyTo === body.id).map((each) => each.activity);
  }

  return {
    post,
    say: (from, place, text, mentions) => replies(message(from, place, url, text, mentions)),
    install: (from, place) => replies(installation(from, place, url)),
    click: (from, place, verb, data, messageId) =>
      ask(cardAction(from, place, url, verb, data, messageId)),
    query: (from, place, commandId, parameters, options) =>
      ask(query(from, place, url, commandId, parameters, options)),
    open: (from, place, commandId, on) => ask(fetchTask(from, place, url, commandId, on)),
    submit: (from, place, commandId, data, on) =>
      ask(submitAction(from, place, url, commandId, data, on)),
  };
}
