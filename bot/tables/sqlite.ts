import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { makeGroupCommit } from './group-commit';
import { checkBatch, checkEtag, checkKey, checkRange, checkRow, keyOf } from './limits';
import {
  type Page,
  type Range,
  type Row,
  type Stored,
  type Tables,
  TablesError,
  type Write,
} from './port';

/** The form of the file; a file of a later form is left alone. */
const form = 1;

const schema = `
  CREATE TABLE IF NOT EXISTS rows (
    partition TEXT NOT NULL,
    key TEXT NOT NULL,
    etag TEXT NOT NULL,
    columns TEXT NOT NULL,
    PRIMARY KEY (partition, key)
  ) WITHOUT ROWID, STRICT;
  PRAGMA user_version = ${form};
`;

function openFile(file: string): Database.Database {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    // The wait for another process's lock stops this whole process, so it is short.
    const db = new Database(file, { timeout: 500 });
    // FULL makes each commit wait for the disc, so that it survives a power cut and not only a kill.
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;');
    const [version] = db.prepare('PRAGMA user_version').raw().get() as [number];
    if (version > form)
      throw new TablesError('Unavailable', `${file} was made by a later version of this program.`);
    db.exec(schema);
    return db;
  } catch (error) {
    if (error instanceof TablesError) throw error;
    throw new TablesError(
      'Unavailable',
      `The store cannot be opened at ${file}: check that it is a database of this program and that its folder can be written to, or set SQLITE_FILE to another place. (${error instanceof Error ? error.message : error})`,
      undefined,
      { cause: error },
    );
  }
}

function prepare(db: Database.Database) {
  return {
    get: db.prepare('SELECT etag, columns FROM rows WHERE partition = ? AND key = ?').raw(),
    insert: db.prepare('INSERT INTO rows VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING'),
    put: db.prepare('INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)'),
    replace: db.prepare(
      'UPDATE rows SET etag = ?, columns = ? WHERE partition = ? AND key = ? AND etag = ?',
    ),
    remove: db.prepare('DELETE FROM rows WHERE partition = ? AND key = ? AND etag = ?'),
    touch: db.prepare('UPDATE rows SET etag = ? WHERE partition = ? AND key = ?'),
    from: db
      .prepare(
        'SELECT key, etag, columns FROM rows WHERE partition = ? AND key >= ? AND key < ? ORDER BY key LIMIT ?',
      )
      .raw(),
    after: db
      .prepare(
        'SELECT key, etag, columns FROM rows WHERE partition = ? AND key > ? AND key < ? ORDER BY key LIMIT ?',
      )
      .raw(),
    all: db
      .prepare(
        'SELECT partition, key, etag, columns FROM rows WHERE (partition, key) > (?, ?) ORDER BY partition, key LIMIT ?',
      )
      .raw(),
  };
}

/** Rows of a page where everything is read. */
const scanRows = 1_000;

function toColumns({ partition: _partition, key: _key, ...columns }: Row): string {
  return JSON.stringify(columns);
}

function toStored(
  [key, etag, text]: readonly [string, string, string],
  partition: string,
  only?: readonly string[],
): Stored {
  const all = JSON.parse(text) as Record<string, string | number | boolean>;
  const columns = only
    ? Object.fromEntries(Object.entries(all).filter(([name]) => only.includes(name)))
    : all;
  return { row: { ...columns, partition, key }, etag };
}

/**
 * The embedded store: one file, for one process. An acknowledged write survives `kill -9` and a power cut.
 * `:memory:` keeps nothing. Folders on the way to the file are made. Throws TablesError Unavailable, with
 * a sentence for the operator, where the file cannot be opened or written.
 */
export function openSqlite(file: string): Tables {
  const db = openFile(file);
  const statements = prepare(db);
  const run = randomBytes(9).toString('base64url');
  let writes = 0;
  let open = true;

  /** Never given twice, also not after a restart or to a row that was removed and made again. */
  const etag = () => `${run}.${++writes}`;

  function checkOpen(): void {
    if (!open) throw new TablesError('Unavailable', 'The store is closed.');
  }

  function ask<T>(work: () => T): T {
    // libsql's statements go on working after the database was closed.
    checkOpen();
    try {
      return work();
    } catch (error) {
      if (error instanceof TablesError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new TablesError('Unavailable', `The store failed: ${why}`, undefined, { cause: error });
    }
  }

  /** Gives the etag the row now has. */
  function write(partition: string, one: Write, index?: number): string {
    const key = keyOf(one);
    const next = etag();
    if ('put' in one) {
      statements.put.run(partition, key, next, toColumns(one.put));
    } else if ('insert' in one) {
      if (statements.insert.run(partition, key, next, toColumns(one.insert)).changes === 0)
        throw new TablesError('AlreadyExists', 'There is a row with this key already.', index);
    } else if ('touch' in one) {
      if (statements.touch.run(next, partition, key).changes === 0)
        throw new TablesError('Missing', 'There is no row with this key.', index);
    } else {
      const { changes } =
        'replace' in one
          ? statements.replace.run(next, toColumns(one.replace), partition, key, one.etag)
          : statements.remove.run(partition, key, one.etag);
      if (changes === 0)
        throw new TablesError('Changed', 'The row was changed or removed meanwhile.', index);
    }
    return next;
  }

  const group = makeGroupCommit(db);

  async function together<T>(work: () => T): Promise<T> {
    checkOpen();
    return group(() => ask(work));
  }

  async function writeOne(partition: string, one: Write): Promise<string> {
    return together(() => write(partition, one));
  }

  return {
    async get(partition, key) {
      checkKey(partition);
      checkKey(key);
      const found = ask(() => statements.get.get(partition, key)) as [string, string] | undefined;
      return found && toStored([key, ...found], partition);
    },
    async insert(row) {
      checkRow(row);
      return writeOne(row.partition, { insert: row });
    },
    async put(row) {
      checkRow(row);
      return writeOne(row.partition, { put: row });
    },
    async replace(row, etag) {
      checkRow(row);
      checkEtag(etag);
      return writeOne(row.partition, { replace: row, etag });
    },
    async remove(partition, key, etag) {
      checkKey(partition);
      checkKey(key);
      checkEtag(etag);
      await writeOne(partition, { remove: key, etag });
    },
    async batch(partition, all) {
      checkBatch(partition, all);
      await together(() => {
        all.forEach((one, index) => {
          write(partition, one, index);
        });
      });
    },
    async list(partition, range: Range): Promise<Page> {
      checkRange(partition, range);
      const { from, to, limit, after, columns } = range;
      const found = ask(() =>
        after !== undefined && after >= from
          ? statements.after.all(partition, after, to, limit + 1)
          : statements.from.all(partition, from, to, limit + 1),
      ) as [string, string, string][];
      const rows = found.slice(0, limit).map((row) => toStored(row, partition, columns));
      return found.length > limit ? { rows, after: rows.at(-1)?.row.key } : { rows };
    },
    async *scan() {
      for (let last = ['', '']; ; ) {
        const found = ask(() => statements.all.all(...last, scanRows)) as [
          ...[string, string, string, string],
        ][];
        if (found.length === 0) return;
        yield found.map(([partition, ...row]) => toStored(row, partition));
        last = found.at(-1)?.slice(0, 2) ?? last;
      }
    },
    async ping() {
      ask(() => statements.get.get('ping', 'ping'));
    },
    async close() {
      if (!open) return;
      open = false;
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
  };
}

/**
 * Overwrites what was deleted from the file of an embedded store, where it would lie until its place is
 * needed. It takes about a second for 100 MB. What a running product writes meanwhile waits half a second, and
 * fails as Unavailable where that is too short: people are asked to try again, effects try again by themselves.
 */
export function compactSqlite(file: string): void {
  if (file === ':memory:') return;
  const db = new Database(file, { timeout: 2_000 });
  try {
    db.exec('VACUUM');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
