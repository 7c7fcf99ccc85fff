/**
 * Rows in the partition of a space: `h|week`, its network as it was when the last week ended. In that of the
 * organisation: `h|space`, how often its leaders and others recognised somebody, up to then. In the partition of
 * a person: `hg`, that they are in no graph.
 */
import * as z from 'zod/v4';
import { spacePartition } from '../spaces/partition';
import { joinKey, prefixRange } from '../tables/keys';
import { listAll } from '../tables/list';
import type { Row, Stored, Tables } from '../tables/port';
import { Leading, NetworkFigures } from './contract';

/** A network as it is kept: people by their ids, so that one of them can be taken out. */
export interface KeptNetwork {
  readonly week: string;
  readonly figures: NetworkFigures;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly ties: readonly (readonly [number, number])[];
}

const Json = z.string().transform((text): unknown => JSON.parse(text));
const NetworkRow = z.object({
  figures: Json.pipe(NetworkFigures),
  people: Json.pipe(z.array(z.object({ id: z.string(), name: z.string() }))),
  ties: Json.pipe(z.array(z.tuple([z.number(), z.number()]))),
});

export function networkKey(week: string): string {
  return joinKey('h', week);
}

export function networkRow(tenant: string, space: string, network: KeptNetwork): Row {
  const { week, figures, people, ties } = network;
  return {
    ...{ partition: spacePartition(tenant, space), key: networkKey(week) },
    ...{ figures: JSON.stringify(figures), people: JSON.stringify(people) },
    ties: JSON.stringify(ties),
  };
}

function readNetwork({ row, etag }: Stored): KeptNetwork & { readonly etag: string } {
  const [, week = ''] = row.key.split('|');
  return { week, etag, ...NetworkRow.parse(row) };
}

/** The networks of a space from a week on, oldest first; at most ten. One transaction. */
export async function listNetworks(tables: Tables, tenant: string, space: string, since: string) {
  const range = { from: networkKey(since), to: prefixRange('h|').to, limit: 10 };
  const { rows } = await tables.list(spacePartition(tenant, space), range);
  return rows.map(readNetwork);
}

const LeadingRow = Leading.extend({ week: z.string() });
type KeptLeading = z.infer<typeof LeadingRow>;

export function leadingRow(tenant: string, space: string, leading: KeptLeading): Row {
  return { partition: joinKey(tenant), key: joinKey('h', space), ...leading };
}

/** What is kept of each space of an organisation since a week. One transaction for each 1,000 spaces. */
export async function listLeading(
  tables: Tables,
  tenant: string,
  since: string,
): Promise<KeptLeading[]> {
  const rows = await listAll(tables, joinKey(tenant), 'h|');
  return rows.map(({ row }) => LeadingRow.parse(row)).filter(({ week }) => week >= since);
}

const personPartition = (tenant: string, person: string) => joinKey(tenant, 'u', person);

/** Whether somebody may be shown in graphs. One transaction. */
export async function isShown(tables: Tables, tenant: string, person: string): Promise<boolean> {
  const stored = await tables.get(personPartition(tenant, person), 'hg');
  return stored?.row.hidden !== true;
}

/** Keeps whether somebody may be shown in graphs. */
export async function keepShown(
  tables: Tables,
  tenant: string,
  person: string,
  shown: boolean,
): Promise<void> {
  await tables.put({ partition: personPartition(tenant, person), key: 'hg', hidden: !shown });
}
