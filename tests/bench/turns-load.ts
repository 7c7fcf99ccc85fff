import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { quantile } from './hot-space';

/** How a server answered a number of turns. */
export interface Load {
  readonly turns: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** What the server's process used, all threads, a turn: microseconds. */
  readonly cpu: number;
  /** Answers that were not what they should be. */
  readonly wrong: number;
}

/** Processor time of a process so far, in microseconds (proc(5): utime and stime in ticks of 10 ms); 0 where there is no /proc. */
function cpuOf(pid: number | undefined): number {
  try {
    const [, stat = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = stat.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10_000;
  } catch {
    return 0;
  }
}

/** Sends the bodies, so many at once, over connections that stay open. */
export async function load(
  { endpoint, pid }: { readonly endpoint: string; readonly pid: number | undefined },
  bodies: readonly string[],
  isRight: (answer: string) => boolean,
  atOnce = 16,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  let [next, wrong] = [0, 0];

  function turn(body: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const begun = performance.now();
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      };
      const sent = request(endpoint, { agent, method: 'POST', headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part) => parts.push(part));
        answer.once('error', reject);
        answer.once('end', () => {
          times.push(performance.now() - begun);
          if (answer.statusCode !== 200 || !isRight(Buffer.concat(parts).toString())) wrong += 1;
          resolve();
        });
      });
      sent.once('error', reject).end(body);
    });
  }

  const cpu = cpuOf(pid);
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let body = bodies[next++]; body !== undefined; body = bodies[next++]) await turn(body);
    }),
  );
  const took = performance.now() - begun;
  const used = cpuOf(pid) - cpu;
  agent.destroy();
  times.sort((a, b) => a - b);
  const turns = bodies.length;
  return {
    ...{ turns, wrong, perSecond: (turns * 1_000) / took, cpu: used / turns },
    ...{ p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
  };
}
