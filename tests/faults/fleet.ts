import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from './random';
import { makeServer, type ServerProcess } from './server';

/** Several servers on one store. */
export interface Fleet {
  readonly servers: readonly ServerProcess[];
  readonly kills: number;
  /** Kills one of them every so often, and starts it again at once; the only one lives so long each time. */
  beginKilling(everyMs: number, random: Random): void;
  /** Settles when all of them run again. */
  endKilling(): Promise<void>;
  /** SIGTERM to all; gives what was wrong with how they stopped. */
  stop(): Promise<string[]>;
}

const graceMs = 10_000;

/** Starts the servers and settles when all of them answer. */
export async function startFleet(
  count: number,
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const servers = await Promise.all(
    Array.from({ length: count }, () => makeServer(script, environment)),
  );
  const coming = new Map<ServerProcess, Promise<void>>();
  let killing = new AbortController();
  let kills = 0;

  /** A start may fail while the store is in trouble: an operator's supervisor would try again, too. */
  async function start(server: ServerProcess, tries = 5): Promise<void> {
    await server.start().catch((error) => {
      if (tries <= 1) throw error;
      return start(server, tries - 1);
    });
  }

  async function restart(server: ServerProcess): Promise<void> {
    await server.kill();
    await start(server);
    coming.delete(server);
  }

  /** On a busy machine a start takes longer than the pause: where none is up, the pause begins when one is. */
  async function killAgainAndAgain(everyMs: number, random: Random, { signal }: AbortController) {
    while (!signal.aborted) {
      if (coming.size === servers.length) await Promise.race(coming.values()).catch(() => {});
      await pause(everyMs, undefined, { signal }).catch(() => {});
      const running = servers.filter((server) => !coming.has(server));
      if (signal.aborted || running.length === 0) continue;
      const server = random.pick(running);
      kills += 1;
      const restarted = restart(server);
      // Told by endKilling.
      restarted.catch(() => {});
      coming.set(server, restarted);
    }
  }

  try {
    await Promise.all(servers.map((server) => start(server)));
  } catch (error) {
    await Promise.all(servers.map((server) => server.kill()));
    throw error;
  }
  return {
    servers,
    get kills() {
      return kills;
    },
    beginKilling: (everyMs, random) => {
      killing = new AbortController();
      void killAgainAndAgain(everyMs, random, killing);
    },
    endKilling: async () => {
      killing.abort();
      await Promise.all(coming.values());
    },
    stop: async () => {
      killing.abort();
      await Promise.allSettled(coming.values());
      const ends = await Promise.all(servers.map((server) => server.stop()));
      return ends
        .filter(({ ended, ms }) => ended !== 'code 0' || ms > graceMs)
        .map(({ ended, ms }) => `A server stopped with ${ended} after ${ms} ms on SIGTERM`);
    },
  };
}
