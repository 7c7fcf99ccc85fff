import type { Logger } from 'pino';
import type * as z from 'zod/v4';

/** Adaptive Card JSON, schema 1.5. */
export type Card = { readonly type: 'AdaptiveCard' } & Record<string, unknown>;

/** A person as Teams verified them: `id` is the Entra object id. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** Whether they are of the organisation and no guest, as their token of the tab says; absent where nothing says so. */
  readonly colleague?: boolean;
}

/** Where a message can be sent: a personal chat, a group chat or a channel (thread). */
export interface Conversation {
  readonly tenant: string;
  readonly serviceUrl: string;
  readonly id: string;
}

/** A team or a group chat in which the app is installed, as an activity names it. */
export interface SpaceAddress {
  readonly tenant: string;
  /** The id of the team (`channelData.team.id`) or of the group chat. */
  readonly id: string;
  readonly kind: 'team' | 'groupChat';
  readonly serviceUrl: string;
}

/** What every handler is told of the activity it answers. Everything in it was verified by the edge. */
export interface Turn {
  readonly actor: Person;
  readonly tenant: string;
  /** A BCP 47 tag of the person's client, such as `en-US`. */
  readonly locale: string;
  /** The IANA name of the time zone of the person's client, where it tells. */
  readonly timeZone?: string;
  readonly conversation: Conversation;
  /** Absent in a personal chat, or where the app is not installed. */
  readonly space?: SpaceAddress;
  /** One id a turn; every log line carries it. */
  readonly id: string;
  /** Identifies the activity, the same when Teams redelivers it with the same id. */
  readonly activityId: string;
  /** When the activity was made, in milliseconds. */
  readonly at: number;
  readonly log: Logger;
}

/** A person or bot named with @ in a message; `text` is the markup that stands in the message. */
export interface Mention {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

export interface MessageTurn extends Turn {
  /** What was typed after the command word; the bot's own mention is gone, other mentions stand as markup. */
  readonly text: string;
  readonly mentions: readonly Mention[];
}

export interface CardTurn extends Turn {
  /** The message that holds the card; absent where Teams does not tell. */
  readonly messageId?: string;
}

export interface DialogTurn extends Turn {
  /** The message the action was called on, if it was called on one. */
  readonly message?: {
    readonly id: string;
    readonly text: string;
    readonly author?: Person;
    readonly link?: string;
  };
}

/** Somebody looks for something in the message extension. */
export interface QueryTurn extends Turn {
  /** What was typed, by the names of the manifest's parameters; at most 1,000 characters each. */
  readonly parameters: ReadonlyMap<string, string>;
  /** Teams asks by itself when the message extension opens: nothing was typed yet. */
  readonly initial: boolean;
  /** Results to leave out, and how many to give at most (1 to 25). */
  readonly skip: number;
  readonly count: number;
}

/** Something that was found: a preview to choose it by, and the card it puts into the message. */
export interface QueryResult {
  readonly card: Card;
  readonly title: string;
  readonly text: string;
}

/** What a query gets: results, or a sentence in their place. */
export type QueryAnswer =
  | { readonly results: readonly QueryResult[] }
  | { readonly message: string };

/** What a text gets: one message, or silence. */
export type Reply =
  | { readonly text: string }
  | { readonly card: Card; readonly summary: string }
  | undefined;

/** What a card button gets: a sentence under the card, or a card in place of the card, for this person. */
export type CardAnswer = { readonly message: string } | { readonly card: Card };

/** What a message-extension dialog gets: a (next) form, or a closing sentence, or it just closes. */
export type DialogAnswer =
  | { readonly title: string; readonly card: Card }
  | { readonly message: string }
  | undefined;

/** How a practice registers what it answers. Each name may be registered once; a second throws at start. */
export interface Teams {
  /** A command word, as typed to the bot: `kudos`. */
  command(word: string, handler: (turn: MessageTurn) => Promise<Reply>): void;
  /** An Action.Execute verb. `data` parses the card's data together with its inputs. */
  action<T>(
    verb: string,
    data: z.ZodType<T>,
    handler: (turn: CardTurn, data: T) => Promise<CardAnswer>,
  ): void;
  /**
   * A message-extension action command of the manifest. On a refusal or a fault in `submit` the edge
   * calls `again` with the raw data, so that the form comes back with what was typed.
   */
  dialog<T>(
    commandId: string,
    dialog: {
      readonly open: (turn: DialogTurn) => Promise<DialogAnswer>;
      readonly data: z.ZodType<T>;
      readonly submit: (turn: DialogTurn, data: T) => Promise<DialogAnswer>;
      readonly again: (turn: DialogTurn, typed: unknown, problem: string) => Promise<DialogAnswer>;
    },
  ): void;
  /** A message-extension query command of the manifest. */
  query(commandId: string, handler: (turn: QueryTurn) => Promise<QueryAnswer>): void;
  /** A link to a page of our own that somebody pasted; undefined where it is no link this handler knows. */
  link(name: string, handler: (turn: Turn, url: URL) => Promise<QueryResult | undefined>): void;
  /** The app came into a personal chat, a group chat or a team. */
  installed(handler: (turn: Turn) => Promise<Reply>): void;
  /** A meeting ended in whose chat the app is; `meeting` is the same for every telling of one end. */
  meetingEnded(handler: (turn: Turn, meeting: string) => Promise<Reply>): void;
}

/** Sends outside a turn, or into one: the only way out to the Bot Connector. */
export interface Sender {
  /** Creates a message and gives its id. Not idempotent. */
  post(to: Conversation, card: Card, summary: string): Promise<string>;
  /** Replaces a message. Idempotent. */
  update(to: Conversation, messageId: string, card: Card, summary: string): Promise<void>;
  /** Deletes a message. Idempotent: one that is gone is fine. */
  remove(to: Conversation, messageId: string): Promise<void>;
  /** The personal chat with one member of the space; it is created where there is none. */
  personal(space: SpaceAddress, person: Person): Promise<Conversation>;
}

/** Thrown by a Sender. `blocked`: this person does not want messages (403). `gone`: no such conversation or message (404). */
export class SendError extends Error {
  constructor(
    readonly code: 'blocked' | 'gone' | 'throttled' | 'ambiguous' | 'refused',
    message: string,
    readonly retryAfterMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'SendError';
  }
}

/** A member of a space as the roster knows them. */
export interface RosterMember extends Person {
  /** The id Teams uses in this bot's conversations (`29:...`). */
  readonly teamsId: string;
  readonly role: 'member' | 'guest' | 'bot';
  /** Where mail reaches them, where Teams tells. */
  readonly mail?: string;
}

/** Who is in a space, asked member by member and kept for 15 minutes; never the whole roster for one click. */
export interface Roster {
  /** By Entra object id or by Teams id; undefined where the person is not in the space. */
  member(space: SpaceAddress, id: string): Promise<RosterMember | undefined>;
  /** The first `limit` (at most 100) people, for plain choice lists where a client has no people picker. */
  some(space: SpaceAddress, limit: number): Promise<readonly RosterMember[]>;
  /** Name and number of people. */
  describe(space: SpaceAddress): Promise<{ readonly name: string; readonly members: number }>;
}

/** Thrown by a Roster that could not ask; it never means "not a member". `notInstalled`: the app is not in the space. */
export class RosterError extends Error {
  constructor(
    readonly code: 'notInstalled' | 'unavailable',
    options?: ErrorOptions,
  ) {
    super(`The roster is ${code}`, options);
    this.name = 'RosterError';
  }
}
