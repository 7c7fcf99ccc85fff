/**
 * Rows in the partition `tenant|c`, one transaction scope a tenant:
 *   `d|id`           a document as it now is; `gone` where it was taken out
 *   `l|time|nonce`   that it changed, oldest first, with the document: what other instances catch up from
 *   `d|erased hash`  that a document is gone whose id names a person: only the id's hash is kept
 * Changes older than a week are pruned; an instance that slept longer begins anew from the documents.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { joinKey, prefixRange, time } from '../tables/keys';
import type { Row, Stored, Tables } from '../tables/port';
import { Document } from './contract';

/** A change as it is kept: the document, or that it is gone. `at` orders the changes of a document. */
export interface Logged {
  readonly at: number;
  readonly id: string;
  readonly document?: Document;
  /** The hash of the id of a document that is gone; `id` is empty then. */
  readonly erased?: string;
}

/** What is kept of an id that must not be kept. */
export function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

/** A column takes 32,768 UTF-16 units; the rest of a longer text is not searched. */
const longestText = 32_000;
const pageRows = 1_000;

const Lines = z.string().transform((text) => (text ? text.split('\n') : []));
const LoggedRow = z.object({
  id: z.string().default(''),
  erased: z.string().optional(),
  changed: z.number(),
  gone: z.boolean().optional(),
  document: z.string().optional(),
  text: z.string().default(''),
  tags: Lines.default([]),
  people: Lines.default([]),
  view: z.string().default(''),
});

function partitionOf(tenant: string): string {
  return joinKey(tenant, 'c');
}

function columnsOf(document: Document): Record<string, string> {
  const { text, tags, people, view, ...rest } = document;
  return {
    document: JSON.stringify(rest),
    text: text.slice(0, longestText).toWellFormed(),
    tags: tags.join('\n'),
    people: people.join('\n'),
    view,
  };
}

function readLogged({ row }: Stored): Logged {
  const {
    id,
    erased,
    changed: at,
    gone,
    document,
    text,
    tags,
    people,
    view,
  } = LoggedRow.parse(row);
  if (erased) return { at, id, erased };
  if (gone || !document) return { at, id };
  const rest: unknown = JSON.parse(document);
  return { at, id, document: Document.parse({ ...Object(rest), text, tags, people, view }) };
}

async function log(
  tables: Tables,
  tenant: string,
  row: Omit<Row, 'partition' | 'key'>,
  nonce: string,
) {
  const partition = partitionOf(tenant);
  await tables.batch(partition, [
    { put: { ...row, partition, key: joinKey('d', String(row.id)) } },
    { insert: { ...row, partition, key: joinKey('l', time(Number(row.changed)), nonce) } },
  ]);
}

/** Keeps a document and that it changed. One transaction. */
export async function logChange(tables: Tables, document: Document, at: number, nonce: string) {
  await log(
    tables,
    document.tenant,
    { id: document.id, changed: at, ...columnsOf(document) },
    nonce,
  );
}

/** Whether there is a document with this id. One transaction. */
export async function hasDocument(tables: Tables, tenant: string, id: string): Promise<boolean> {
  const stored = await tables.get(partitionOf(tenant), joinKey('d', id));
  return stored !== undefined && stored.row.gone !== true;
}

/** Keeps that a document is gone. One transaction. */
export async function logRemoval(
  tables: Tables,
  tenant: string,
  id: string,
  at: number,
  nonce: string,
) {
  await log(tables, tenant, { id, changed: at, gone: true }, nonce);
}

/** Takes a document out whose id names a person, and keeps no id of it. Two transactions. */
export async function logErasure(
  tables: Tables,
  tenant: string,
  id: string,
  at: number,
  nonce: string,
) {
  const partition = partitionOf(tenant);
  const row = { partition, changed: at, erased: hashOf(id) };
  const known = await tables.get(partition, joinKey('d', id));
  await tables.batch(partition, [
    ...(known ? [{ remove: known.row.key, etag: known.etag }] : []),
    { put: { ...row, key: joinKey('d', `erased ${row.erased}`) } },
    { insert: { ...row, key: joinKey('l', time(at), nonce) } },
  ]);
}

async function* listLogged(tables: Tables, tenant: string, range: { from: string; to: string }) {
  let after: string | undefined;
  do {
    const page = await tables.list(partitionOf(tenant), { ...range, limit: pageRows, after });
    yield page.rows.map(readLogged);
    after = page.after;
  } while (after);
}

/** All documents as they are, page by page. */
export function listDocuments(tables: Tables, tenant: string): AsyncIterable<Logged[]> {
  return listLogged(tables, tenant, prefixRange('d|'));
}

/** The changes since a moment in milliseconds, page by page, oldest first. */
export function listChanges(
  tables: Tables,
  tenant: string,
  since: number,
): AsyncIterable<Logged[]> {
  const { to } = prefixRange('l|');
  return listLogged(tables, tenant, { from: joinKey('l', time(since)), to });
}

/** Rows that one batch removes. */
const pruneRows = 100;
/** At a time: what waits for it, such as a start, waits some seconds at most. */
const pruneRounds = 100;

/** Takes the changes from before a moment out of the log, 10,000 at most; their documents stay. Rejects where another instance does it at the same time. */
export async function pruneChanges(tables: Tables, tenant: string, before: number): Promise<void> {
  const partition = partitionOf(tenant);
  const { from } = prefixRange('l|');
  const range = { from, to: joinKey('l', time(before)), limit: pruneRows, columns: ['id'] };
  for (let round = 0; round < pruneRounds; round += 1) {
    const { rows } = await tables.list(partition, range);
    if (rows.length > 0)
      await tables.batch(
        partition,
        rows.map(({ row, etag }) => ({ remove: row.key, etag })),
      );
    if (rows.length < pruneRows) return;
  }
}
