import type { Random } from './random';
import { makeServer, type ServerProcess } from './server';

/** Several servers on one store. */
export interface Fleet {
  readonly servers: readonly ServerProcess[];
  readonly kills: number;
  /** Kills one of them every so often, and starts it again at once. */
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
  let timer: NodeJS.Timeout | undefined;
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
      timer = setInterval(() => {
        const running = servers.filter((server) => !coming.has(server));
        if (running.length === 0) return;
        const server = random.pick(running);
        kills += 1;
        const restarted = restart(server);
        // Told by endKilling.
        restarted.catch(() => {});
        coming.set(server, restarted);
      }, everyMs);
    },
    endKilling: async () => {
      clearInterval(timer);
      await Promise.all(coming.values());
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.allSettled(coming.values());
      const ends = await Promise.all(servers.map((server) => server.stop()));
      return ends
        .filter(({ ended, ms }) => ended !== 'code 0' || ms > graceMs)
        .map(({ ended, ms }) => `A server stopped with ${ended} after ${ms} ms on SIGTERM`);
    },
  };
}
