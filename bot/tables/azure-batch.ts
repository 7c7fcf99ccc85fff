import { randomUUID } from 'node:crypto';
import {
  createDefaultHttpClient,
  createHttpHeaders,
  createPipelineRequest,
  type PipelinePolicy,
} from '@azure/core-rest-pipeline';
import type { TableClient } from '@azure/data-tables';
import { type Meaning, refusal } from './azure-call';
import { toJson } from './azure-entity';
import { keyOf, rowOf } from './limits';
import { TablesError, type Write } from './port';

/*
 * Entity group transactions. Written here because the SDK's own (13.3) drops the etag of a delete: the
 * row would be removed whoever changed it. Sent through the client's pipeline, so that signing, retries
 * and policies are the SDK's.
 * https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */

const httpClient = createDefaultHttpClient();

const method = (write: Write) => {
  if ('insert' in write) return 'POST';
  if ('remove' in write) return 'DELETE';
  return 'touch' in write ? 'PATCH' : 'PUT';
};

function encodeWrite(table: string, partition: string, write: Write): string {
  const key = keyOf(write);
  const address =
    'insert' in write
      ? table
      : `${table}(PartitionKey='${encodeURIComponent(partition)}',RowKey='${encodeURIComponent(key)}')`;
  const etag = 'etag' in write ? write.etag : 'touch' in write ? '*' : undefined;
  const row = 'touch' in write ? { partition, key } : rowOf(write);
  return [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    '',
    `${method(write)} ${address} HTTP/1.1`,
    'Accept: application/json;odata=minimalmetadata',
    'DataServiceVersion: 3.0',
    ...(etag ? [`If-Match: ${etag}`] : []),
    ...('insert' in write ? ['Prefer: return-no-content'] : []),
    ...(row ? ['Content-Type: application/json', '', toJson(row)] : ['', '']),
  ].join('\r\n');
}

/** The body of a batch. `table` is the table's full address. */
function encodeBatch(
  id: string,
  table: string,
  partition: string,
  writes: readonly Write[],
): string {
  const changeset = `--changeset_${id}`;
  return [
    `--batch_${id}`,
    `Content-Type: multipart/mixed; boundary=changeset_${id}`,
    '',
    ...writes.flatMap((write) => [changeset, encodeWrite(table, partition, write)]),
    `${changeset}--`,
    `--batch_${id}--`,
    '',
  ].join('\r\n');
}

/** What a batch's answer says: how many writes were done or, if none was, which one failed and why. */
interface Outcome {
  readonly done: number;
  readonly failure?: {
    readonly status: number;
    readonly code?: string;
    readonly index?: number;
  };
}

/** Reads the answer of a batch, whose status is 202 also where a write failed. */
function decodeBatch(body: string): Outcome {
  const statuses = [...body.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map((match) => Number(match[1]));
  const status = statuses.find((each) => each >= 300);
  if (status === undefined) return { done: statuses.length };
  const code = /"code":\s*"(\w+)"/.exec(body)?.[1];
  const index = /"value":\s*"(\d+):/.exec(body)?.[1];
  return {
    done: 0,
    failure: { status, code, index: index === undefined ? undefined : Number(index) },
  };
}

/** Gives a batch's answer the status of a fault inside it, so that the SDK's retries see it. */
export const batchStatusPolicy: PipelinePolicy = {
  name: 'batchStatusPolicy',
  async sendRequest(request, next) {
    const response = await next(request);
    if (response.status !== 202) return response;
    const failure = decodeBatch(response.bodyAsText ?? '').failure;
    if (failure && failure.status >= 500) response.status = failure.status;
    return response;
  },
};

function meaningOf(writes: readonly Write[], index: number | undefined): Meaning {
  const asked = index === undefined ? writes : writes.slice(index, index + 1);
  const missing = asked.some((write) => 'replace' in write || 'remove' in write)
    ? 'Changed'
    : 'Missing';
  return { 404: missing, 409: 'AlreadyExists', 412: 'Changed' };
}

/** Sends a batch that was checked. Throws as `Tables.batch`. */
export async function sendBatch(
  client: TableClient,
  partition: string,
  writes: readonly Write[],
  options: { abortSignal: AbortSignal; allowInsecureConnection: boolean },
): Promise<void> {
  const id = randomUUID();
  // A shared access signature is in the query of the address, and belongs to the batch as a whole.
  const [address = '', signature] = client.url.split('?');
  const account = address.replace(/\/$/, '');
  const response = await client.pipeline.sendRequest(
    httpClient,
    createPipelineRequest({
      ...options,
      url: `${account}/$batch${signature ? `?${signature}` : ''}`,
      method: 'POST',
      headers: createHttpHeaders({
        'Content-Type': `multipart/mixed; boundary=batch_${id}`,
        Accept: 'application/json',
        'Accept-Charset': 'UTF-8',
        DataServiceVersion: '3.0;',
        MaxDataServiceVersion: '3.0;NetFx',
        'x-ms-version': '2019-02-02',
      }),
      body: encodeBatch(id, `${account}/${client.tableName}`, partition, writes),
    }),
  );
  const { done, failure } = decodeBatch(response.bodyAsText ?? '');
  if (failure) {
    const index = failure.index ?? (writes.length === 1 ? 0 : undefined);
    throw refusal(failure.status, failure.code, meaningOf(writes, index), undefined, index);
  }
  if (response.status !== 202) {
    const code = /"code":\s*"(\w+)"/.exec(response.bodyAsText ?? '')?.[1];
    throw refusal(response.status, code, {});
  }
  if (done !== writes.length)
    throw new TablesError('Unavailable', 'The answer of the store to a batch was cut short.');
}
