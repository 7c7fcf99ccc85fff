/**
 * Rows in the partition of a space (the first shard: awards are few):
 *   `ac|cycle`                     an award as its owner set it up, and the number of its last period
 *   `ap|period|0`                  a period; its id is made of its cycle and number, so that it is opened once
 *   `ap|period|a|person|round`     the private message that asked an approver
 *   `ap|period|n|nomination`       who is nominated; its id is made of them, so that they are nominated once
 *   `ap|period|s|nomination|person` somebody is behind a nomination, with their words where they wrote some
 * A period and its nominations are read at once: from `ap|period|0` to `ap|period|o`.
 */
import { createHash } from 'node:crypto';
import * as z from 'zod/v4';
import { spacePartition } from '../spaces/partition';
import { joinKey } from '../tables/keys';
import { listAll } from '../tables/list';
import type { Row, Stored, Tables } from '../tables/port';
import { Cycle, Nomination, Period, Reason } from './contract';

/** Where a message is: the conversation and the message's id in it. */
interface At {
  readonly conversation: string;
  readonly id: string;
}

export interface FoundCycle {
  readonly cycle: Cycle;
  /** The period that was opened last. */
  readonly period: string;
  readonly locale: string;
  readonly etag: string;
}

/** A period with what only the server needs. */
export interface KeptPeriod {
  readonly period: Period;
  /** Who was asked to choose: ids. */
  readonly asked: readonly string[];
  readonly locale: string;
  readonly message?: At;
}
export interface FoundPeriod extends KeptPeriod {
  readonly etag: string;
}

export interface KeptNomination {
  readonly nomination: Nomination;
  readonly locale: string;
  readonly message?: At;
}
export interface FoundNomination extends KeptNomination {
  readonly etag: string;
}

const Json = z.string().transform((text): unknown => JSON.parse(text));
const CycleRow = z.object({ cycle: Json.pipe(Cycle), period: z.string(), locale: z.string() });
const Message = {
  locale: z.string(),
  conversation: z.string().optional(),
  message: z.string().optional(),
};
const PeriodRow = z.object({
  period: Json.pipe(Period),
  asked: Json.pipe(z.array(z.string())),
  ...Message,
});
const NominationRow = z.object({ nomination: Json.pipe(Nomination), ...Message });
const ReasonRow = z.object({ reason: Json.pipe(Reason) });
const AskedRow = z.object({ conversation: z.string(), message: z.string() });

const hashOf = (text: string, length: number) =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

export function cycleId(act: string): string {
  return `c.${hashOf(act, 24)}`;
}
export function periodId(cycle: string, number: number): string {
  return `p.${cycle.slice(2)}-${String(number).padStart(4, '0')}`;
}
/** Of the people or the group, as `nomineeKey` says them. */
export function nominationId(period: string, nominee: string): string {
  return `n.${period.slice(2)}-${hashOf(nominee, 16)}`;
}
/** The period a nomination, or a period itself, is of. */
export function periodOf(id: string): string {
  return `p.${id.slice(2).split('-').slice(0, 2).join('-')}`;
}

/** Which period a row is of, and where. */
interface In {
  readonly tenant: string;
  readonly space: string;
  readonly id: string;
}

const cycleKey = (id: string) => joinKey('ac', id);
export const periodKey = (id: string) => joinKey('ap', id, '0');
export const nominationKey = (id: string) => joinKey('ap', periodOf(id), 'n', id);
const shownAt = (message: At | undefined) =>
  message && { conversation: message.conversation, message: message.id };
const readAt = (row: { conversation?: string | undefined; message?: string | undefined }) =>
  row.conversation && row.message
    ? { message: { conversation: row.conversation, id: row.message } }
    : {};

export function cycleRow(tenant: string, { cycle, period, locale }: Omit<FoundCycle, 'etag'>): Row {
  const partition = spacePartition(tenant, cycle.space);
  return { partition, key: cycleKey(cycle.id), cycle: JSON.stringify(cycle), period, locale };
}

export function periodRow(tenant: string, kept: KeptPeriod): Row {
  const { period, asked, locale, message } = kept;
  return {
    partition: spacePartition(tenant, period.space),
    key: periodKey(period.id),
    ...{ period: JSON.stringify(period), asked: JSON.stringify(asked), locale },
    ...shownAt(message),
  };
}

export function nominationRow(tenant: string, kept: KeptNomination): Row {
  const { nomination, locale, message } = kept;
  return {
    partition: spacePartition(tenant, nomination.space),
    key: nominationKey(nomination.id),
    ...{ nomination: JSON.stringify(nomination), locale },
    ...shownAt(message),
  };
}

/** `id` is the nomination's. */
export function reasonRow({ tenant, space, id }: In, reason: Reason): Row {
  const key = joinKey('ap', periodOf(id), 's', id, reason.by.id);
  return { partition: spacePartition(tenant, space), key, reason: JSON.stringify(reason) };
}

/** That an approver was asked in private. */
export function askedRow({ tenant, space, id }: In, person: string, round: number, at: At): Row {
  const key = joinKey('ap', id, 'a', person, String(round));
  const { conversation, id: message } = at;
  return { partition: spacePartition(tenant, space), key, conversation, message };
}

export function readPeriod({ row, etag }: Stored): FoundPeriod {
  const { period, asked, locale, ...at } = PeriodRow.parse(row);
  return { period, asked, locale, ...readAt(at), etag };
}
function readNomination({ row, etag }: Stored): FoundNomination {
  const { nomination, locale, ...at } = NominationRow.parse(row);
  return { nomination, locale, ...readAt(at), etag };
}

export function readCycle({ row, etag }: Stored): FoundCycle {
  return { ...CycleRow.parse(row), etag };
}
export function whyIn(row: Row): Reason {
  return ReasonRow.parse(row).reason;
}

/** One transaction. */
export async function findCycle(
  tables: Tables,
  { tenant, space, id }: In,
): Promise<FoundCycle | undefined> {
  const stored = await tables.get(spacePartition(tenant, space), cycleKey(id));
  return stored && readCycle(stored);
}

/** A period with its nominations. */
export interface Round {
  readonly found: FoundPeriod;
  readonly nominations: readonly FoundNomination[];
}

/** A period and its nominations, of which there are few. One transaction. */
export async function findRound(
  tables: Tables,
  { tenant, space, id }: In,
): Promise<Round | undefined> {
  const range = { from: periodKey(id), to: joinKey('ap', id, 'o'), limit: 1_000 };
  const { rows } = await tables.list(spacePartition(tenant, space), range);
  const row = rows.find(({ row: { key } }) => key === periodKey(id));
  if (!row) return undefined;
  const nominations = rows.filter(({ row: { key } }) => key.startsWith(joinKey('ap', id, 'n')));
  return { found: readPeriod(row), nominations: nominations.map(readNomination) };
}

/** Who is behind the nominations of a period, by nomination. One transaction a thousand. */
export async function listReasons(
  tables: Tables,
  { tenant, space, id }: In,
): Promise<ReadonlyMap<string, readonly Reason[]>> {
  const rows = await listAll(tables, spacePartition(tenant, space), `${joinKey('ap', id, 's')}|`);
  const reasons = new Map<string, Reason[]>();
  for (const { row } of rows) {
    const nomination = row.key.split('|')[3] ?? '';
    reasons.set(nomination, [...(reasons.get(nomination) ?? []), whyIn(row)]);
  }
  return reasons;
}

/** The private messages that asked approvers, and whom. One transaction. */
export async function listAsked(
  tables: Tables,
  { tenant, space, id }: In,
): Promise<{ readonly person: string; readonly at: At }[]> {
  const rows = await listAll(tables, spacePartition(tenant, space), `${joinKey('ap', id, 'a')}|`);
  return rows.map(({ row }) => {
    const { conversation, message } = AskedRow.parse(row);
    return { person: row.key.split('|')[3] ?? '', at: { conversation, id: message } };
  });
}

/** The awards of a space, as their owners set them up. */
export async function listCycles(tables: Tables, partition: string): Promise<FoundCycle[]> {
  return (await listAll(tables, partition, 'ac|')).map(readCycle);
}

/** All periods and nominations of a shard, for counting again: it reads the whole history. */
export async function listAllAwards(tables: Tables, partition: string) {
  const rows = await listAll(tables, partition, 'ap|');
  const ofKind = (kind: string) => rows.filter(({ row }) => row.key.split('|')[2] === kind);
  return {
    periods: ofKind('0').map((row) => readPeriod(row).period),
    nominations: ofKind('n').map((row) => readNomination(row).nomination),
  };
}
