import type { Tables } from '../../bot/tables/port';
import { startConnector } from '../support/connector';
import { makeFuse } from './fuse';
import { type Instance, startInstance } from './instance';
import { startProxy } from './proxy';
import { setStage } from './stage';
import type { Bench } from './stepwise';

/** A bench with its first process running; whoever opens it closes it, and the store. */
export async function openBench(
  tables: Tables,
): Promise<Bench & { readonly close: () => Promise<void> }> {
  const fuse = makeFuse(tables);
  const connector = await startConnector();
  const proxy = await startProxy(connector.url);
  proxy.plan(fuse.plan);
  const clock = { now: Date.UTC(2026, 2, 2, 9, 30) };
  let life = 0;
  const start = () => startInstance(`life${++life}`, 'sqlite', fuse.tables, clock);
  let instance: Instance = await start();
  return {
    fuse,
    clock,
    stage: (name) => setStage(name, proxy.url, connector, instance),
    instance: () => instance,
    restart: async () => {
      await instance.stop();
      fuse.disarm();
      instance = await start();
    },
    close: async () => {
      fuse.disarm();
      await instance.stop();
      await proxy.close();
      await connector.close();
    },
  };
}
