/** Rows in the partition of a space: `d|week`, the digest of that week, with the message it stands in. */
import * as z from 'zod/v4';
import { spacePartition } from '../spaces/partition';
import { joinKey, prefixRange } from '../tables/keys';
import type { Row, Stored, Tables } from '../tables/port';
import { Digest } from './contract';

const DigestRow = z.object({
  digest: z.string(),
  conversation: z.string().optional(),
  messageId: z.string().optional(),
});

/** A digest where it is kept. */
export interface Kept {
  readonly digest: Digest;
  readonly message?: { readonly conversation: string; readonly id: string };
}
export interface Found extends Kept {
  readonly etag: string;
}

export function digestRow(tenant: string, { digest, message }: Kept): Row {
  const { space, week } = digest;
  return {
    ...{ partition: spacePartition(tenant, space), key: joinKey('d', week) },
    digest: JSON.stringify(digest),
    ...(message && { conversation: message.conversation, messageId: message.id }),
  };
}

/** A digest and the message it stands in, from its row. */
export function readDigest({ row, etag }: Stored): Found {
  const { digest, conversation, messageId: id } = DigestRow.parse(row);
  const message = conversation && id ? { conversation, id } : undefined;
  return { digest: Digest.parse(JSON.parse(digest)), etag, ...(message && { message }) };
}

export async function findDigest(
  tables: Tables,
  tenant: string,
  space: string,
  week: string,
): Promise<Found | undefined> {
  const stored = await tables.get(spacePartition(tenant, space), joinKey('d', week));
  return stored && readDigest(stored);
}

/** The digests of a space from a week on, oldest first; at most a hundred. One transaction. */
export async function listDigests(
  tables: Tables,
  tenant: string,
  space: string,
  since: string,
): Promise<Digest[]> {
  const { to } = prefixRange('d|');
  const range = { from: joinKey('d', since), to, limit: 100 };
  const { rows } = await tables.list(spacePartition(tenant, space), range);
  return rows.map((stored) => readDigest(stored).digest);
}
