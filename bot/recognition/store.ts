/**
 * Rows in the partition of a space:
 *   `k|id`         a kudos; its id begins with the inverse of its time, so the newest comes first
 *   `j|id|person`  somebody joined the kudos `id`
 *   `z|id`         what was taken back, without its words
 * A join is a row of its own, so that joining needs no read; the effect `recognition.show` copies the
 * first joiners and their number into the kudos row, where the wall reads them.
 */
import * as z from 'zod/v4';
import { spacePartition } from '../spaces/partition';
import { inverseTime, joinKey, prefixRange } from '../tables/keys';
import type { Row, Stored, Tables, Write } from '../tables/port';
import { Joiner, type Kudos, Practice, Receiver } from './contract';

/** A kudos with what only the server needs: where its message is, and the language of its card. */
export interface KeptKudos {
  readonly kudos: Kudos;
  readonly locale: string;
  readonly message?: { readonly conversation: string; readonly id: string };
}

export interface Found extends KeptKudos {
  readonly etag: string;
}

const json = <T extends z.ZodType>(schema: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(schema);

const KudosRow = z.object({
  giver: z.string(),
  giverName: z.string(),
  receiver: json(Receiver),
  what: z.string(),
  possible: z.string().default(''),
  practice: Practice,
  at: z.number(),
  editedAt: z.number().optional(),
  joiners: json(z.array(Joiner)).default([]),
  joinCount: z.number().default(0),
  quote: z.string().optional(),
  locale: z.string(),
  conversation: z.string().optional(),
  message: z.string().optional(),
});

export function newKudosId(now: number, hash: string): string {
  return `${inverseTime(now)}.${hash}`;
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
    partition: spacePartition(tenant, space),
    key: kudosKey(id),
    giver: giver.id,
    giverName: giver.name,
    receiver: JSON.stringify(receiver),
    what,
    practice,
    at,
    locale,
    ...defined({
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

function readKudos(space: string, { row, etag }: Stored): Found {
  const { giver, giverName, locale, conversation, message, ...rest } = KudosRow.parse(row);
  const id = row.key.slice(kudosKey('').length);
  return {
    kudos: { ...rest, id, space, giver: { id: giver, name: giverName } },
    locale,
    ...(conversation && message && { message: { conversation, id: message } }),
    etag,
  };
}

export async function findKudos(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Found | undefined> {
  const stored = await tables.get(spacePartition(tenant, space), kudosKey(id));
  return stored && readKudos(space, stored);
}

/** The kudos of a space, newest first, after the kudos with the id `after`. One transaction. */
export async function listKudos(
  tables: Tables,
  tenant: string,
  space: string,
  limit: number,
  after?: string,
): Promise<{ found: Found[]; more: boolean }> {
  const page = await tables.list(spacePartition(tenant, space), {
    ...prefixRange('k|'),
    limit,
    ...(after && { after: kudosKey(after) }),
    columns: Object.keys(KudosRow.shape),
  });
  return { found: page.rows.map((stored) => readKudos(space, stored)), more: Boolean(page.after) };
}

/** The join of one person; with a line it replaces an earlier join, without one it must be the first. */
export function joinWrite(
  tenant: string,
  space: string,
  id: string,
  joiner: Joiner,
  at: number,
): Write {
  const { id: person, name, line } = joiner;
  const row: Row = {
    partition: spacePartition(tenant, space),
    key: joinKey('j', id, person),
    person,
    name,
    at,
    ...(line && { line }),
  };
  return line ? { put: row } : { insert: row };
}

const JoinRow = z.object({
  person: z.string(),
  name: z.string(),
  line: z.string().optional(),
  at: z.number(),
});

/** Everybody who joined, oldest first. */
export async function listJoiners(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Joiner[]> {
  const joins: z.infer<typeof JoinRow>[] = [];
  let after: string | undefined;
  do {
    const range = { ...prefixRange(`${joinKey('j', id)}|`), limit: 1_000, after };
    const page = await tables.list(spacePartition(tenant, space), range);
    joins.push(...page.rows.map(({ row }) => JoinRow.parse(row)));
    after = page.after;
  } while (after);
  return joins
    .toSorted((a, b) => a.at - b.at)
    .map(({ person, name, line }) => ({ id: person, name, ...(line && { line }) }));
}

/** Says that a kudos was taken back, when and by whom, without its words. */
export function takenBackRow(tenant: string, kudos: Kudos, now: number): Row {
  return {
    partition: spacePartition(tenant, kudos.space),
    key: joinKey('z', kudos.id),
    act: 'recognition.takeBack',
    actor: kudos.giver.id,
    at: now,
  };
}

/** Opens the conversation of a message in Teams; undefined outside of Teams' own conversations. */
export function messageLink(message: KeptKudos['message'], tenant: string): string | undefined {
  if (!message?.conversation.startsWith('19:')) return undefined;
  const [thread = '', parent] = message.conversation.split(';messageid=');
  const link = new URL(
    `https://teams.microsoft.com/l/message/${encodeURIComponent(thread)}/${encodeURIComponent(message.id)}`,
  );
  link.searchParams.set('tenantId', tenant);
  if (parent) link.searchParams.set('parentMessageId', parent);
  if (thread.endsWith('@thread.v2')) link.searchParams.set('context', '{"contextType":"chat"}');
  return link.toString();
}
