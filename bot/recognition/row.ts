import * as z from 'zod/v4';
import { actPartition } from '../spaces/partition';
import { joinKey } from '../tables/keys';
import type { Row, Stored } from '../tables/port';
import { Joiner, type Kudos, type NamedPerson, Practice, type Receiver } from './contract';

/** A kudos with what only the server needs: where its message is, and the language of its card. */
export interface KeptKudos {
  readonly kudos: Kudos;
  readonly locale: string;
  readonly message?: { readonly conversation: string; readonly id: string };
}

export interface Found extends KeptKudos {
  readonly etag: string;
}

/** People as `id name` lines: the wall reads twenty rows at once, and JSON in JSON would double its quotes. */
const People = z.string().transform((lines) =>
  lines.split('\n').map((line) => {
    const [id = '', ...name] = line.split(' ');
    return { id, name: name.join(' ') };
  }),
);

function peopleLines(people: readonly NamedPerson[]): string {
  return people.map(({ id, name }) => `${id} ${name}`).join('\n');
}

const Joiners = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(Joiner));

export const KudosRow = z.object({
  giver: People,
  /** Receivers: one person, or a crew's people, and its name if it has one. */
  people: People.optional(),
  crew: z.string().optional(),
  /** Receiver: the whole space under this name, with so many members. */
  whole: z.string().optional(),
  members: z.number().optional(),
  what: z.string(),
  possible: z.string().default(''),
  practice: Practice,
  at: z.number(),
  editedAt: z.number().optional(),
  joiners: Joiners.default([]),
  joinCount: z.number().default(0),
  quote: z.string().optional(),
  locale: z.string(),
  conversation: z.string().optional(),
  message: z.string().optional(),
});

/** The columns of a receiver. */
function receiverColumns(receiver: Receiver) {
  if (receiver.kind === 'space') return { whole: receiver.name, members: receiver.members };
  if (receiver.kind === 'person') return { people: peopleLines([receiver.person]) };
  return { people: peopleLines(receiver.people), crew: receiver.name };
}

function readReceiver(row: z.infer<typeof KudosRow>): Receiver {
  const { people = [], crew: name, whole, members = 0 } = row;
  const [person] = people;
  if (!person) return { kind: 'space', name: whole ?? '', members };
  if (people.length === 1) return { kind: 'person', person };
  return { kind: 'crew', people, ...(name && { name }) };
}

export function kudosKey(id: string): string {
  return joinKey('k', id);
}

function defined(columns: Record<string, string | number | undefined>) {
  return Object.fromEntries(
    Object.entries(columns).filter(
      (entry): entry is [string, string | number] => entry[1] !== undefined,
    ),
  );
}

export function kudosRow(tenant: string, { kudos, locale, message }: KeptKudos): Row {
  const { id, space, giver, receiver, joiners, joinCount, what, possible, practice, at } = kudos;
  return {
    partition: actPartition(tenant, space, id),
    key: kudosKey(id),
    giver: peopleLines([giver]),
    what,
    practice,
    at,
    locale,
    ...defined({
      ...receiverColumns(receiver),
      possible: possible || undefined,
      editedAt: kudos.editedAt,
      joiners: joiners.length > 0 ? JSON.stringify(joiners) : undefined,
      joinCount: joinCount || undefined,
      quote: kudos.quote,
      conversation: message?.conversation,
      message: message?.id,
    }),
  };
}

export function readKudos(space: string, { row, etag }: Stored): Found {
  const columns = KudosRow.parse(row);
  const { what, possible, practice, at, editedAt, joiners, joinCount, quote } = columns;
  const { locale, conversation, message } = columns;
  const [giver = { id: '', name: '' }] = columns.giver;
  const kudos: Kudos = {
    id: row.key.slice(kudosKey('').length),
    space,
    giver,
    receiver: readReceiver(columns),
    ...{ what, possible, practice, at, joiners, joinCount },
    ...(editedAt && { editedAt }),
    ...(quote && { quote }),
  };
  const shown = conversation && message && { message: { conversation, id: message } };
  return { kudos, locale, ...shown, etag };
}
