import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Document } from '../../bot/search/contract';
import type { Answer, Order, Ordered, Setting } from './f12-replica';

/** The search of one instance in a process of its own. */
export interface Replica {
  /** Throws where it was killed before it answered: the change may be durable or not. */
  put(document: Document): Promise<void>;
  remove(id: string): Promise<void>;
  /** As JSON, to be compared. */
  results(): Promise<string>;
  /** SIGKILL, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/** Starts it, and settles when its index has caught up. */
export async function startReplica(setting: Setting): Promise<Replica> {
  const child = fork(path.join(__dirname, 'f12-replica.ts'), [JSON.stringify(setting)]);
  const waiting = new Map<number, (answer: Answer) => void>();
  let number = 0;
  const ended = once(child, 'exit');
  const answered = (of: number) =>
    new Promise<string>((resolve, reject) => {
      waiting.set(of, ({ value = '', problem }) =>
        problem ? reject(new Error(problem)) : resolve(value),
      );
    });
  child.on('message', (answer: Answer) => {
    waiting.get(answer.number)?.(answer);
    waiting.delete(answer.number);
  });
  child.on('exit', (code, signal) => {
    const problem = `The replica ended with ${signal ?? code}`;
    for (const [of, tell] of waiting) tell({ number: of, problem });
    waiting.clear();
  });
  const tell = (order: Order) => {
    number += 1;
    const ordered: Ordered = { number, order };
    const answer = answered(number);
    child.send(ordered, (error) => {
      if (error) waiting.get(ordered.number)?.({ ...ordered, problem: String(error) });
    });
    return answer;
  };
  await answered(0);
  return {
    put: async (document) => {
      await tell({ put: document });
    },
    remove: async (id) => {
      await tell({ remove: id });
    },
    results: () => tell({ find: 'results' }),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
