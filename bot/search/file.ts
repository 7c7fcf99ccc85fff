import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'libsql';
import { TablesError } from '../tables/port';

const form = 4;
/**
 * The words have their text with them: without it FTS5 does not count down what is deleted or changed, and BM25
 * would rank by how often things changed, differently in each instance.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, space TEXT NOT NULL,
    title TEXT NOT NULL, tags TEXT NOT NULL, people TEXT NOT NULL, author TEXT NOT NULL, at REAL NOT NULL,
    weight REAL NOT NULL, state TEXT NOT NULL, readers TEXT, view TEXT NOT NULL,
    version REAL NOT NULL,
    UNIQUE (tenant, id)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS cursors (tenant TEXT PRIMARY KEY, at REAL NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS gone (
    tenant TEXT NOT NULL, id TEXT NOT NULL, version REAL NOT NULL, PRIMARY KEY (tenant, id)
  ) STRICT;
  CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
    title, text, tags, scope,
    prefix = '2 3',
    tokenize = 'porter unicode61 remove_diacritics 2'
  );
  PRAGMA user_version = ${form};
`;
/** How much a word counts in the title, the text, the tags, and the scope: a title says what it is about. */
const rank = "INSERT INTO words (words, rank) VALUES ('rank', 'bm25(3.0, 1.0, 2.0, 0.0)')";

/** Opens the file of an index, or makes it; a file of another form is made anew. Throws TablesError with a sentence for the operator. */
export function openFile(file: string): Database.Database {
  try {
    return open(file);
  } catch (error) {
    throw new TablesError(
      'Unavailable',
      `The search index cannot be opened at ${file}: check that its folder can be written to and delete the file if it is there, or set SEARCH_FILE to another place. (${error instanceof Error ? error.message : error})`,
      undefined,
      { cause: error },
    );
  }
}

function open(file: string): Database.Database {
  if (file !== '' && file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file, { timeout: 500 });
  // Nothing is lost with the file, so no write waits for the disc.
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -32000;');
  const [version] = db.prepare('PRAGMA user_version').raw().get() as [number];
  if (version !== 0 && version !== form) {
    db.exec('DROP TABLE IF EXISTS documents; DROP TABLE IF EXISTS cursors;');
    db.exec('DROP TABLE IF EXISTS gone; DROP TABLE IF EXISTS words;');
  }
  db.exec(schema);
  db.exec(rank);
  return db;
}

/**
 * Takes the file of an index away, so that the next start makes it anew from the documents; false, and
 * nothing done, where a running process has it open.
 */
export function removeFile(file: string): boolean {
  if (file === '' || file === ':memory:' || !existsSync(file)) return true;
  const db = new Database(file, { timeout: 500 });
  try {
    // SQLite leaves the other mode only for who has the file alone. A prepared statement would keep it open.
    db.exec('PRAGMA journal_mode = DELETE');
  } catch {
    return false;
  } finally {
    db.close();
  }
  for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${part}`, { force: true });
  return true;
}

/** Overwrites what was deleted from the file of an index, also where a running process has it open. */
export function compactIndex(file: string): void {
  const db = new Database(file, { timeout: 2_000 });
  try {
    db.exec("INSERT INTO words (words) VALUES ('optimize')");
    db.exec('VACUUM');
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}
