/**
 * Rows in the partition of a space:
 *   `l|id`             a link; its id is made of its address, so that one address is one link
 *   `ly|id|person`     somebody's why
 *   `lc|id|time|act`   context somebody added
 *   `lu|id|person`     somebody found it useful
 *   `lo|id|person`     somebody thinks it is out of date
 * Sharing a known link touches its row; the effect `links.show` copies the number of whys and a few of them
 * into it. In a person's own partition: `save|space|id`, a link they keep for themselves.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { actPartition, shardOf } from '../spaces/partition';
import { joinKey, prefixRange, time } from '../tables/keys';
import { listAll } from '../tables/list';
import type { Row, Stored, Tables } from '../tables/port';
import { type Hanging, Link, Said } from './contract';

interface MessageAt {
  readonly conversation: string;
  readonly id: string;
}

/** A link with what only the server needs. */
export interface Kept {
  readonly link: Link;
  /** Everybody who shared it, as the row knows it: nobody vets their own. */
  readonly sharers: readonly string[];
  /** Who was asked to vet it besides the curators. */
  readonly vetters: readonly string[];
  readonly locale: string;
  /** The context quality it was counted with. */
  readonly points: number;
  /** Who vetted it first, and when: that counts once, whatever is decided later. */
  readonly vetted?: { readonly by: string; readonly at: number };
  readonly message?: MessageAt;
  /** The card in the curators' channel. */
  readonly asked?: MessageAt;
}
export interface Found extends Kept {
  readonly etag: string;
}

const Json = z.string().transform((text): unknown => JSON.parse(text));
const LinkRow = z.object({
  link: Json.pipe(Link),
  people: Json.pipe(z.object({ sharers: z.array(z.string()), vetters: z.array(z.string()) })),
  locale: z.string(),
  points: z.number().int().default(0),
  vettedBy: z.string().optional(),
  vettedAt: z.number().optional(),
  conversation: z.string().optional(),
  message: z.string().optional(),
  askedIn: z.string().optional(),
  askedBy: z.string().optional(),
});
const SaidRow = z.object({ said: Json.pipe(Said) });
const UsefulRow = z.object({ person: z.string(), at: z.number() });

/** The id of an address in a space that is spread over so many shards; it names its own, as the ids of acts do. */
export function linkId(key: string, shards: number): string {
  const hash = createHash('sha256').update(key).digest('hex');
  const shard = shardOf(hash, shards);
  const id = `l.${hash.slice(0, 24)}`;
  return shard === 0 ? id : `${id}.${shard}`;
}

export function linkKey(id: string): string {
  return joinKey('l', id);
}

export function linkRow(tenant: string, kept: Kept): Row {
  const { link, sharers, vetters, locale, points, vetted, message, asked } = kept;
  return {
    partition: actPartition(tenant, link.space, link.id),
    key: linkKey(link.id),
    link: JSON.stringify(link),
    people: JSON.stringify({ sharers, vetters }),
    ...{ locale, points },
    ...(vetted && { vettedBy: vetted.by, vettedAt: vetted.at }),
    ...(message && { conversation: message.conversation, message: message.id }),
    ...(asked && { askedIn: asked.conversation, askedBy: asked.id }),
  };
}

export function readLink({ row, etag }: Stored): Found {
  const { link, people, locale, points, ...more } = LinkRow.parse(row);
  const { vettedBy, vettedAt, conversation, message, askedIn, askedBy } = more;
  const shown = conversation && message && { message: { conversation, id: message } };
  const vetted = vettedBy && vettedAt && { vetted: { by: vettedBy, at: vettedAt } };
  const asked = askedIn && askedBy && { asked: { conversation: askedIn, id: askedBy } };
  return { link, ...people, locale, points, ...vetted, ...shown, ...asked, etag };
}

/** One transaction. */
export async function findLink(
  tables: Tables,
  tenant: string,
  space: string,
  id: string,
): Promise<Found | undefined> {
  const stored = await tables.get(actPartition(tenant, space, id), linkKey(id));
  return stored && readLink(stored);
}

/** Which link a row hangs on. */
interface On {
  readonly tenant: string;
  readonly space: string;
  readonly id: string;
}

function hanging({ tenant, space, id }: On, kind: string, ...rest: string[]): Row {
  return { partition: actPartition(tenant, space, id), key: joinKey(kind, id, ...rest) };
}

export function whyRow(on: On, said: Said): Row {
  return { ...hanging(on, 'ly', said.by.id), said: JSON.stringify(said) };
}
export function contextRow(on: On, said: Said, act: string): Row {
  return { ...hanging(on, 'lc', time(said.at), act), said: JSON.stringify(said) };
}
export function usefulRow(on: On, person: string, at: number): Row {
  return { ...hanging(on, 'lu', person), person, at };
}
export function outdatedRow(on: On, person: string): Row {
  return hanging(on, 'lo', person);
}

export const saidIn = ({ row }: Stored) => SaidRow.parse(row).said;

/** What hangs on a link. Four transactions; the effects of an act pay them, not the act. */
export async function listHanging(tables: Tables, on: On): Promise<Hanging> {
  const partition = actPartition(on.tenant, on.space, on.id);
  const [whys, contexts, useful, outdated] = await Promise.all(
    ['ly', 'lc', 'lu', 'lo'].map((kind) => listAll(tables, partition, `${joinKey(kind, on.id)}|`)),
  );
  return {
    whys: (whys ?? []).map(saidIn),
    contexts: (contexts ?? []).map(saidIn),
    useful: useful?.length ?? 0,
    outdated: outdated?.length ?? 0,
  };
}

/** A link somebody keeps for themselves. */
const SavedRow = z.object({ space: z.string(), link: z.string(), at: z.number() });

export function savedRow({ tenant, space, id }: On, person: string, at: number): Row {
  const key = joinKey('save', space, id);
  return { partition: joinKey(tenant, 'u', person), key, space, link: id, at };
}

/** The links somebody keeps, as space and id, the last kept first. One transaction. */
export async function listSaved(tables: Tables, tenant: string, person: string, limit: number) {
  const range = { ...prefixRange('save|'), limit: 1_000 };
  const { rows } = await tables.list(joinKey(tenant, 'u', person), range);
  return rows
    .map(({ row }) => SavedRow.parse(row))
    .toSorted((a, b) => b.at - a.at)
    .slice(0, limit);
}

/** The links of a shard, their whys and who found them useful, for counting again: it reads the whole history. */
export async function listAllLinks(tables: Tables, partition: string) {
  const [links, whys, uses] = await Promise.all([
    listAll(tables, partition, 'l|'),
    listAll(tables, partition, 'ly|'),
    listAll(tables, partition, 'lu|'),
  ]);
  return {
    links: links.map(readLink),
    whys: whys.map((why) => ({ link: why.row.key.split('|')[1] ?? '', said: saidIn(why) })),
    uses: uses.map(({ row }) => UsefulRow.parse(row)),
  };
}
