import pino from 'pino';
import type { Document } from '../../bot/search/contract';
import { makeSearch } from '../../bot/search/search';
import { openAzure } from '../../bot/tables/azure';
import { results, tenant } from './f12-sought';

/**
 * The search of one instance, in a process of its own that can be killed. It is started with a `Setting` as
 * JSON, and does one `Order` after another for the process that started it.
 */
export interface Setting {
  readonly connection: string;
  readonly table: string;
  /** Of its index. */
  readonly file: string;
  /** No two processes make the same ids. */
  readonly name: string;
}
export type Order =
  | { readonly put: Document }
  | { readonly remove: string }
  | { readonly find: 'results' };
export interface Ordered {
  readonly number: number;
  readonly order: Order;
}
/** `number` is the order's, 0 where it is ready for the first. */
export interface Answer {
  readonly number: number;
  readonly value?: string;
  readonly problem?: string;
}

const everyMs = 1_000;

async function main({ connection, table, file, name }: Setting): Promise<void> {
  let ids = 0;
  const tables = await openAzure({ connection, table });
  const search = makeSearch({
    ...{ tables, log: pino({ level: 'silent' }), tenants: [tenant], file, everyMs },
    clock: Date.now,
    id: () => `${name}-${++ids}`,
  });
  const answer = (given: Answer) => process.send?.(given);

  async function follow(order: Order): Promise<string | undefined> {
    if ('put' in order) await search.put(order.put);
    else if ('remove' in order) await search.remove(tenant, order.remove);
    else return results(search);
    return undefined;
  }
  process.on('message', ({ number, order }: Ordered) => {
    follow(order).then(
      (value) => answer({ number, value }),
      (error: unknown) => answer({ number, problem: String(error) }),
    );
  });
  process.on('disconnect', () => process.exit());
  await search.start();
  answer({ number: 0 });
}

main(JSON.parse(process.argv[2] ?? '{}')).catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
