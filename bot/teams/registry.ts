import type * as z from 'zod/v4';
import type {
  CardAnswer,
  CardTurn,
  DialogAnswer,
  DialogTurn,
  MessageTurn,
  QueryAnswer,
  QueryResult,
  QueryTurn,
  Reply,
  Teams,
  Turn,
} from './port';
import { Refusal } from './refusal';

type Action = (turn: CardTurn, raw: unknown) => Promise<CardAnswer>;

interface Dialog {
  open(turn: DialogTurn): Promise<DialogAnswer>;
  submit(turn: DialogTurn, raw: unknown): Promise<DialogAnswer>;
  again(turn: DialogTurn, raw: unknown, problem: string): Promise<DialogAnswer>;
}

type Query = (turn: QueryTurn) => Promise<QueryAnswer>;
type Link = (turn: Turn, url: URL) => Promise<QueryResult | undefined>;

/** What the practices registered. The names are for the tests that hold manifest and cards to them. */
export interface Registry extends Teams {
  readonly commands: readonly string[];
  readonly verbs: readonly string[];
  readonly dialogs: readonly string[];
  readonly queries: readonly string[];
  findCommand(word: string): ((turn: MessageTurn) => Promise<Reply>) | undefined;
  findAction(verb: string): Action | undefined;
  findDialog(commandId: string): Dialog | undefined;
  findQuery(commandId: string): Query | undefined;
  /** The first thing that knows the link, unfolded. */
  unfold(turn: Turn, url: URL): Promise<QueryResult | undefined>;
  findInstalled(): ((turn: Turn) => Promise<Reply>) | undefined;
  findMeetingEnded(): ((turn: Turn, meeting: string) => Promise<Reply>) | undefined;
}

/** The data in its own type, or a refusal; the log says which fields were wrong, not what was in them. */
async function parse<T>(schema: z.ZodType<T>, raw: unknown, turn: Turn): Promise<T> {
  const parsed = await schema.safeParseAsync(raw);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ code, path }) => `${path.join('.')}: ${code}`);
  turn.log.info({ issues }, 'bad data');
  throw new Refusal('teams.badData');
}

function once<T>(kind: string, map: Map<string, T>, name: string, value: T): void {
  if (map.has(name)) throw new Error(`Two handlers for the ${kind} ${name}`);
  map.set(name, value);
}

export function makeRegistry(): Registry {
  const commands = new Map<string, (turn: MessageTurn) => Promise<Reply>>();
  const actions = new Map<string, Action>();
  const dialogs = new Map<string, Dialog>();
  const queries = new Map<string, Query>();
  const links = new Map<string, Link>();
  const installs = new Map<string, (turn: Turn) => Promise<Reply>>();
  const meetings = new Map<string, (turn: Turn, meeting: string) => Promise<Reply>>();
  return {
    command: (word, handler) => once('command', commands, word.toLowerCase(), handler),
    action: (verb, data, handler) =>
      once('verb', actions, verb, async (turn, raw) => handler(turn, await parse(data, raw, turn))),
    dialog: (commandId, { open, data, submit, again }) =>
      once('dialog', dialogs, commandId, {
        open,
        submit: async (turn, raw) => submit(turn, await parse(data, raw, turn)),
        again,
      }),
    query: (commandId, handler) => once('query', queries, commandId, handler),
    link: (name, handler) => once('link', links, name, handler),
    installed: (handler) => once('event', installs, 'installed', handler),
    meetingEnded: (handler) => once('event', meetings, 'meetingEnded', handler),
    get commands() {
      return [...commands.keys()];
    },
    get verbs() {
      return [...actions.keys()];
    },
    get dialogs() {
      return [...dialogs.keys()];
    },
    get queries() {
      return [...queries.keys()];
    },
    findCommand: (word) => commands.get(word),
    findAction: (verb) => actions.get(verb),
    findDialog: (commandId) => dialogs.get(commandId),
    findQuery: (commandId) => queries.get(commandId),
    unfold: async (turn, url) => {
      for (const link of links.values()) {
        const unfolded = await link(turn, url);
        if (unfolded) return unfolded;
      }
      return undefined;
    },
    findInstalled: () => installs.get('installed'),
    findMeetingEnded: () => meetings.get('meetingEnded'),
  };
}
