import type { TableEntity, TableEntityResult } from '@azure/data-tables';
import type { Row, Stored, Value } from './port';

/** An untyped number is taken for a 32-bit integer unless it has a point, so all others must say what they are. */
function isDouble(value: Value): value is number {
  return typeof value === 'number' && (value | 0) !== value;
}

/** The row as the SDK wants it. */
export function toEntity({ partition, key, ...columns }: Row): TableEntity {
  const entity: TableEntity = { partitionKey: partition, rowKey: key };
  for (const [name, value] of Object.entries(columns))
    entity[name] = isDouble(value) ? { value, type: 'Double' } : value;
  return entity;
}

/** The row as the service wants it, in JSON. */
export function toJson({ partition, key, ...columns }: Row): string {
  const entity: Record<string, Value> = { PartitionKey: partition, RowKey: key };
  for (const [name, value] of Object.entries(columns)) {
    entity[name] = value;
    if (isDouble(value)) entity[`${name}@odata.type`] = 'Edm.Double';
  }
  // Line separators are legal in JSON, but line-wise readers of a batch (the emulator is one) stop at them.
  return JSON.stringify(entity).replace(/[\u2028\u2029]/g, (separator) =>
    separator === '\u2028' ? '\\u2028' : '\\u2029',
  );
}

/** What the service or the SDK adds to an entity. */
const added = new Set(['partitionKey', 'rowKey', 'timestamp', 'etag', 'odata.metadata']);

function isValue(value: unknown): value is Value {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A row from the service. A selected column that the row does not have comes as null, and is left out. */
export function toStored(partition: string, entity: TableEntityResult<object>): Stored {
  const columns: Record<string, Value> = {};
  for (const [name, value] of Object.entries(entity))
    if (!added.has(name) && isValue(value)) columns[name] = value;
  return { row: { ...columns, partition, key: entity.rowKey ?? '' }, etag: entity.etag };
}
