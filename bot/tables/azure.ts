import type { PipelinePolicy } from '@azure/core-rest-pipeline';
import {
  odata,
  TableClient,
  type TableEntityResult,
  type TableServiceClientOptions,
} from '@azure/data-tables';
import { batchStatusPolicy, sendBatch } from './azure-batch';
import { call, type Meaning, retryOptions } from './azure-call';
import { toEntity, toStored } from './azure-entity';
import { checkBatch, checkEtag, checkKey, checkRange, checkRow } from './limits';
import { type Page, type Range, type Stored, type Tables, TablesError } from './port';

/** Where the table is: a connection string, or the account's address and the identity the process runs as. */
export interface AzureTable {
  readonly connection?: string;
  readonly url?: string;
  /** The client id of a managed identity, where the process could run as several. */
  readonly identity?: string;
  readonly table: string;
  /** Run at each try of each request, after it was signed; to count or to disturb in tests and benchmarks. */
  readonly policies?: readonly PipelinePolicy[];
  /** One call, all its tries together, in milliseconds: 2,000 unless told. */
  readonly deadline?: number;
}

/** Milliseconds; the first token of a managed identity takes some seconds. */
const openDeadline = 10_000;

/** Only this machine's emulator may be spoken to without TLS. */
function isLoopback(address: string): boolean {
  return /(^|=)http:\/\/(127\.0\.0\.1|localhost)[:/]/i.test(address);
}

async function connect({ connection, url, identity, table, policies = [] }: AzureTable) {
  const options: TableServiceClientOptions = {
    retryOptions,
    allowInsecureConnection: isLoopback(connection ?? url ?? ''),
    additionalPolicies: [batchStatusPolicy, ...policies].map((policy) => ({
      policy,
      position: 'perRetry',
    })),
  };
  try {
    if (connection) return TableClient.fromConnectionString(connection, table, options);
    const { DefaultAzureCredential } = await import('@azure/identity');
    const credential = new DefaultAzureCredential({ managedIdentityClientId: identity });
    return new TableClient(url ?? '', table, credential, options);
  } catch (error) {
    throw new TablesError(
      'Unavailable',
      'The address of the table store is not understood: check AZURE_TABLES_CONNECTION or AZURE_TABLES_URL.',
      undefined,
      { cause: error },
    );
  }
}

function explained(error: unknown): never {
  const why = error instanceof Error ? error.message : error;
  throw new TablesError(
    'Unavailable',
    `The table store cannot be used: check AZURE_TABLES_URL, and that the identity (AZURE_CLIENT_ID) has the role Storage Table Data Contributor there; or AZURE_TABLES_CONNECTION. (${why})`,
    undefined,
    { cause: error },
  );
}

function filterOf(partition: string, { from, to, after }: Range): string {
  return after !== undefined && after >= from
    ? odata`PartitionKey eq ${partition} and RowKey gt ${after} and RowKey lt ${to}`
    : odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`;
}

function storedAt(entity: TableEntityResult<object>): Stored {
  return toStored(entity.partitionKey ?? '', entity);
}

function etagOf({ etag }: { etag?: string }): string {
  if (!etag) throw new TablesError('Unavailable', 'The store wrote a row and gave no etag.');
  return etag;
}

/**
 * Azure Table Storage; the table is made if it is not there. Each call is tried three times, 100 to
 * 400 ms apart, and rejects with TablesError Unavailable when 2 s have passed.
 *
 * A try can fail after the service did its work. The next try of an insert then finds its own row
 * (AlreadyExists), that of a replace or remove its own change (Changed), and a batch either. So these
 * codes, and Unavailable, leave open whether the write was done: who must know reads a row that the same
 * write makes, such as the marker of an operation.
 */
export async function openAzure(where: AzureTable): Promise<Tables> {
  const client = await connect(where);
  const allowInsecureConnection = isLoopback(client.url);
  await call((abortSignal) => client.createTable({ abortSignal }), {}, openDeadline).catch(
    explained,
  );

  /** A call within the deadline of this store. */
  const ask = <T>(work: (abortSignal: AbortSignal) => Promise<T>, meaning?: Meaning) =>
    call(work, meaning, where.deadline);

  async function get(partition: string, key: string) {
    checkKey(partition);
    checkKey(key);
    try {
      const entity = await ask((abortSignal) => client.getEntity(partition, key, { abortSignal }), {
        404: 'Missing',
      });
      return toStored(partition, entity);
    } catch (error) {
      if (error instanceof TablesError && error.code === 'Missing') return undefined;
      throw error;
    }
  }

  return {
    get,
    async insert(row) {
      checkRow(row);
      const made = await ask((abortSignal) => client.createEntity(toEntity(row), { abortSignal }), {
        409: 'AlreadyExists',
      });
      return etagOf(made);
    },
    async put(row) {
      checkRow(row);
      const put = await ask((abortSignal) =>
        client.upsertEntity(toEntity(row), 'Replace', { abortSignal }),
      );
      return etagOf(put);
    },
    async replace(row, etag) {
      checkRow(row);
      checkEtag(etag);
      const replaced = await ask(
        (abortSignal) => client.updateEntity(toEntity(row), 'Replace', { etag, abortSignal }),
        { 404: 'Changed', 412: 'Changed' },
      );
      return etagOf(replaced);
    },
    async remove(partition, key, etag) {
      checkKey(partition);
      checkKey(key);
      checkEtag(etag);
      await ask((abortSignal) => client.deleteEntity(partition, key, { etag, abortSignal }), {
        404: 'Changed',
        412: 'Changed',
      });
    },
    async batch(partition, writes) {
      checkBatch(partition, writes);
      await ask((abortSignal) =>
        sendBatch(client, partition, writes, { abortSignal, allowInsecureConnection }),
      );
    },
    async list(partition, range): Promise<Page> {
      checkRange(partition, range);
      const select = range.columns && ['rowKey', ...range.columns];
      const queryOptions = { filter: filterOf(partition, range), select };
      return ask(async (abortSignal) => {
        const pages = client.listEntities({ queryOptions, abortSignal });
        for await (const page of pages.byPage({ maxPageSize: range.limit })) {
          const rows = page.map((entity) => toStored(partition, entity));
          // The service may stop early, even before the first row: only then is there a second request.
          if (!page.continuationToken) return { rows };
          if (rows.length > 0) return { rows, after: rows.at(-1)?.row.key };
        }
        return { rows: [] };
      });
    },
    async *scan() {
      // The service's own bookmark leads on from page to page: to begin in the middle would be a search.
      let continuationToken: string | undefined;
      do {
        const page = await ask(async (abortSignal) => {
          const pages = client.listEntities({ abortSignal });
          const { value } = await pages.byPage({ maxPageSize: 1_000, continuationToken }).next();
          return value;
        });
        if (page?.length) yield page.map(storedAt);
        continuationToken = page?.continuationToken;
      } while (continuationToken);
    },
    async ping() {
      await get('ping', 'ping');
    },
    async close() {},
  };
}
