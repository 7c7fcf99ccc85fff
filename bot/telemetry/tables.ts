import type { Tables } from '../tables/port';
import type { Observe } from './observe';

/** The same tables, each call measured by its kind. A scan, which is for operators, is not. */
export function observeTables(tables: Tables, observe: Observe): Tables {
  const measured =
    <Words extends unknown[], T>(what: string, ask: (...words: Words) => Promise<T>) =>
    (...words: Words): Promise<T> =>
      observe({ kind: 'storage', what }, () => ask(...words));
  return {
    ...tables,
    get: measured('get', tables.get),
    insert: measured('insert', tables.insert),
    put: measured('put', tables.put),
    replace: measured('replace', tables.replace),
    remove: measured('remove', tables.remove),
    batch: measured('batch', tables.batch),
    list: measured('list', tables.list),
    ping: measured('ping', tables.ping),
  };
}
