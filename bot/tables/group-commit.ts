import type Database from 'libsql';
import { TablesError } from './port';

interface Waiting {
  run(): void;
  fail(error: unknown): void;
  done(): void;
}

/** One group is at most this many units of work, so that reads are not kept waiting. */
const largestGroup = 200;

/**
 * Makes writes that are wanted at the same time durable together: each unit is all or nothing (a
 * savepoint), and one commit, with its one wait for the disc, acknowledges the whole group.
 * A unit that throws rejects alone; a commit that fails rejects every unit of its group.
 */
export function makeGroupCommit(db: Database.Database): <T>(work: () => T) => Promise<T> {
  const waiting: Waiting[] = [];
  const begin = db.prepare('BEGIN IMMEDIATE');
  const savepoint = db.prepare('SAVEPOINT unit');
  const rollbackUnit = db.prepare('ROLLBACK TO unit');
  const release = db.prepare('RELEASE unit');
  const commit = db.prepare('COMMIT');

  function runAll(group: readonly Waiting[]): Waiting[] {
    const written: Waiting[] = [];
    begin.run();
    try {
      for (const unit of group) {
        savepoint.run();
        try {
          unit.run();
          written.push(unit);
        } catch (error) {
          rollbackUnit.run();
          unit.fail(error);
        }
        release.run();
      }
      commit.run();
      return written;
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }

  function flush(): void {
    const group = waiting.splice(0, largestGroup);
    if (waiting.length > 0) setImmediate(flush);
    try {
      for (const unit of runAll(group)) unit.done();
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const failure = new TablesError('Unavailable', `The store failed: ${why}`, undefined, {
        cause: error,
      });
      for (const unit of group) unit.fail(failure);
    }
  }

  return <T>(work: () => T) =>
    new Promise<T>((resolve, reject) => {
      let result: T;
      waiting.push({
        run: () => {
          result = work();
        },
        fail: reject,
        done: () => resolve(result),
      });
      if (waiting.length === 1) setImmediate(flush);
    });
}
