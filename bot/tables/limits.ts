import { type Range, type Row, TablesError, type Value, type Write } from './port';

/*
 * What Azure Table Storage allows, checked before either store is asked, because the emulator does not
 * check it and SQLite has no such limits.
 * https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model
 * https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions
 */

/** 1,024 bytes of UTF-16. */
const keyLength = 512;
const columnNameLength = 255;
/** 255 properties, of which the service keeps PartitionKey, RowKey and Timestamp. */
const columnCount = 252;
/** 64 KiB of UTF-16. */
const stringLength = 32_768;
const rowBytes = 1_048_576;
const batchWrites = 100;
const batchBytes = 4 * 1_048_576;
const pageRows = 1_000;

/** Names that the service, its SDK or the port use themselves. */
const taken = [
  'PartitionKey',
  'RowKey',
  'Timestamp',
  'partitionKey',
  'rowKey',
  'timestamp',
  'etag',
];
/** With the names every object has, such as `constructor`, which get lost on the way. */
const reserved = new Set([...taken, ...Object.getOwnPropertyNames(Object.prototype)]);

function invalid(message: string, index?: number): never {
  throw new TablesError('Invalid', message, index);
}

/** Throws TablesError Invalid unless `key` was made by `keys.ts` and has at most 512 characters. */
export function checkKey(key: string): void {
  if (key.length > keyLength) invalid(`A key has more than ${keyLength} characters.`);
  if (!/^[A-Za-z0-9@._:~|-]+$/.test(key))
    invalid('A key is empty or has characters that keys.ts did not encode.');
}

/** Throws TablesError Invalid for what is no etag of a row: `*` or nothing would overwrite whatever is there. */
export function checkEtag(etag: string): void {
  if (!/^[\x20-\x7e]+$/.test(etag) || etag === '*') invalid('This is not the etag of a row.');
}

function checkColumn(name: string): void {
  if (!/^[A-Za-z_]\w*$/.test(name) || name.length > columnNameLength || reserved.has(name))
    invalid(`"${name.slice(0, 40)}" cannot be the name of a column.`);
}

function checkValue(name: string, value: Value): void {
  if (typeof value === 'string') {
    if (value.length > stringLength)
      invalid(`The text of "${name}" is longer than ${stringLength} UTF-16 units.`);
    if (!value.isWellFormed()) invalid(`The text of "${name}" is not well-formed Unicode.`);
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) invalid(`The number of "${name}" is not finite.`);
  } else if (typeof value !== 'boolean') {
    invalid(`The value of "${name}" is neither a text, a number nor a boolean.`);
  }
}

/** The size the service reckons: 4 bytes, the keys, and for each property 8, its name and its value; text is UTF-16. */
function sizeOf(row: Row, columns: readonly (readonly [string, Value])[]): number {
  const size = (value: Value) => (typeof value === 'string' ? 4 + 2 * value.length : 8);
  return columns.reduce(
    (bytes, [name, value]) => bytes + 8 + 2 * name.length + size(value),
    4 + 2 * (row.partition.length + row.key.length),
  );
}

/** Throws TablesError Invalid where the row is more than a table can hold. */
export function checkRow(row: Row): void {
  const { partition, key, ...rest } = row;
  checkKey(partition);
  checkKey(key);
  const columns = Object.entries(rest);
  if (columns.length > columnCount) invalid(`A row has more than ${columnCount} columns.`);
  for (const [name, value] of columns) {
    checkColumn(name);
    checkValue(name, value);
  }
  if (sizeOf(row, columns) > rowBytes) invalid('A row is larger than 1 MiB.');
}

/** The key a write is about. */
export function keyOf(write: Write): string {
  if ('insert' in write) return write.insert.key;
  if ('put' in write) return write.put.key;
  if ('replace' in write) return write.replace.key;
  return 'remove' in write ? write.remove : write.touch;
}

/** The row a write carries, if it carries one. */
export function rowOf(write: Write): Row | undefined {
  if ('insert' in write) return write.insert;
  if ('put' in write) return write.put;
  return 'replace' in write ? write.replace : undefined;
}

/** An upper bound of the bytes a write adds to a request: its content, headers, and its address with escapes. */
function requestBytes(partition: string, write: Write): number {
  const row = rowOf(write);
  const annotations = row ? 30 * Object.keys(row).length : 0;
  const content = row ? Buffer.byteLength(JSON.stringify(row)) + annotations : 0;
  return content + 1_024 + 3 * (partition.length + keyOf(write).length);
}

/** An upper bound of the bytes of a batch as it is sent. */
export function batchBytesOf(partition: string, writes: readonly Write[]): number {
  return writes.reduce((bytes, write) => bytes + requestBytes(partition, write), 1_024);
}

/** Throws TablesError Invalid, with the index of the write where it is one, for a batch no table can take. */
export function checkBatch(partition: string, writes: readonly Write[]): void {
  checkKey(partition);
  if (writes.length < 1 || writes.length > batchWrites)
    invalid(`A batch has 1 to ${batchWrites} writes, not ${writes.length}.`);
  const keys = new Set<string>();
  for (const [index, write] of writes.entries()) {
    const row = rowOf(write);
    try {
      if (row) checkRow(row);
      else checkKey(keyOf(write));
      if ('etag' in write) checkEtag(write.etag);
    } catch (error) {
      throw error instanceof TablesError
        ? new TablesError(error.code, error.message, index, { cause: error })
        : error;
    }
    if (row && row.partition !== partition) invalid('A batch writes to one partition.', index);
    if (keys.has(keyOf(write))) invalid('A batch writes to each key at most once.', index);
    keys.add(keyOf(write));
  }
  if (batchBytesOf(partition, writes) > batchBytes) invalid('A batch is larger than 4 MiB.');
}

/** Throws TablesError Invalid for a range that could be read differently by different stores. */
export function checkRange(partition: string, range: Range): void {
  checkKey(partition);
  for (const bound of [range.from, range.to, range.after ?? ''])
    if (!/^[\x20-\x7e]{0,600}$/.test(bound)) invalid('The bounds of a range are plain ASCII.');
  if (!Number.isInteger(range.limit) || range.limit < 1 || range.limit > pageRows)
    invalid(`A page has 1 to ${pageRows} rows, not ${range.limit}.`);
  range.columns?.forEach(checkColumn);
}
