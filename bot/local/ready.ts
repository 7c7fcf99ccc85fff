import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from './start-options';

const limitMs = 60_000;

async function answers(address: string): Promise<boolean> {
  const signal = AbortSignal.timeout(2_000);
  const response = await fetch(address, { signal }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.ok ?? false;
}

/** Waits until the address answers well. Throws StartError after a minute. */
export async function waitUntilReady(address: string): Promise<true> {
  const until = Date.now() + limitMs;
  while (!(await answers(address))) {
    if (Date.now() > until) throw new StartError(`There was no answer at ${address} for a minute.`);
    await sleep(100);
  }
  return true;
}
