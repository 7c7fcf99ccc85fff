import type { Document, Kind } from './contract';
import { openFile } from './file';
import { expressionAnywhere, expressionIn, type Scope, scopeOf } from './scope';
import { hashOf } from './store';

/** A document as the index gives it: its text is found, not read. */
export type Kept = Omit<Document, 'text'>;

/** That a document matches, and what ranks it. */
export interface Match {
  /** Of the document in this index: higher for what was made later. */
  readonly number: number;
  readonly id: string;
  /** How well its text matches (BM25, higher is better). */
  readonly relevance: number;
  readonly at: number;
  readonly weight: number;
}

/** A document that was found without being ranked, with what tells at a glance what it is about. */
export interface Glimpse extends Omit<Match, 'relevance'> {
  readonly title: string;
  /** One a line. */
  readonly tags: string;
}

/** A document as it came or went. */
export type Change = (before: Kept | undefined, now: Kept | undefined) => void;

/** The full-text index of one process: a file that can be deleted and is then made anew. */
export interface LocalIndex {
  /** Keeps a document, unless a later version of it is there. */
  put(document: Document, version: number): void;
  remove(tenant: string, id: string, version: number): void;
  /** Removes the documents whose ids have these hashes up to a version, and keeps nothing of them; looks at every id. */
  erase(tenant: string, versions: ReadonlyMap<string, number>): void;
  /** Runs many changes at once; quickest in the order in which the documents were made. */
  together(work: () => void): void;
  /** Documents of the scope that match the expression, best first; an empty one matches all, newest first. */
  match(scope: Scope, expression: string, reader: string, limit: number): Match[];
  /** As `match`, not ranked: the newest. Quick where many match. */
  glimpse(scope: Scope, expression: string, reader: string, limit: number): Glimpse[];
  /** How well documents match the expression, by their numbers, of whatever place: ask only where few do. */
  relevance(scope: Scope, expression: string): ReadonlyMap<number, number>;
  /** The numbers of documents that match the expression, of whatever place: ask only where few do. */
  numbers(scope: Scope, expression: string): number[];
  /** Of the documents with these numbers, the first that are in the scope. */
  within(scope: Scope, numbers: readonly number[], reader: string, limit: number): Glimpse[];
  /** About how many documents there are. */
  size(): number;
  /** How many documents match, of whatever place; at most `most`. */
  count(expression: string, most: number): number;
  /** The documents with these numbers, in their order. */
  read(numbers: readonly number[]): Kept[];
  /** Merges a little of what was written bit by bit, some milliseconds long; true while there is more. Searching takes half as long after it. */
  tidy(): boolean;
  /** Calls `change` for all there is of these kinds, and then whenever one comes or goes. */
  follow(kinds: readonly Kind[], change: Change): void;
  /** Up to when the change log of a tenant was read, in milliseconds; 0 at the beginning. */
  cursor(tenant: string): number;
  setCursor(tenant: string, at: number): void;
  close(): void;
}

/**
 * Of what the words find, a reader gets what they may read: said once more here, whatever the scope column
 * says. Documents are looked up after the words were cut to the best: each takes longer than a word.
 */
const matching = (columns: string, words: string) => `
  SELECT d.number, d.id, d.at, d.weight, ${columns}
  FROM (${words}) w CROSS JOIN documents d ON d.number = w.number
  WHERE d.tenant = ? AND (d.readers IS NULL OR instr(d.readers, ?) > 0)
    AND d.space || char(10) || d.kind IN (SELECT value FROM json_each(?))`;
/**
 * By the order of their numbers, which follow their times: only the few that are given are sorted, so that
 * every instance gives what was made at one moment in one order.
 */
const inOrder = (order: 'ASC' | 'DESC') => `
  ${matching('d.title, d.tags', `SELECT rowid AS number FROM words WHERE words MATCH ? ORDER BY rowid ${order} LIMIT ?`)}
  ORDER BY d.at ${order}, d.id`;
const placeKey = (space: string, kind: Kind) => `${space}\n${kind}`;

/** Merged at a time. */
const mergedPages = 100;

const lines = (items: readonly string[]) => items.join('\n');
/** Each between line ends, so that an id is found whole. */
const enclosed = (item: string) => `\n${item}\n`;
const unlined = (text: unknown) => (text ? String(text).split('\n') : []);

function keptOf(row: Record<string, unknown>): Kept {
  const { tenant, id, kind, space, title, author, at, weight, state, view } = row;
  const readers = row.readers === null ? {} : { readers: unlined(String(row.readers).trim()) };
  return {
    ...({ tenant, id, kind, space, title, author, at, weight, state, view } as Omit<
      Kept,
      'tags' | 'people' | 'readers'
    >),
    ...{ tags: unlined(row.tags), people: unlined(row.people), ...readers },
  };
}

/** Opens the index; one process has a file to itself. `:memory:` and an empty name (a temporary file) keep nothing. */
export function openIndex(file: string): LocalIndex {
  const db = openFile(file);
  const statements = {
    known: db.prepare('SELECT * FROM documents WHERE tenant = ? AND id = ?'),
    gone: db.prepare('SELECT version FROM gone WHERE tenant = ? AND id = ?'),
    forget: db.prepare('INSERT OR REPLACE INTO gone VALUES (?, ?, ?)'),
    recall: db.prepare('DELETE FROM gone WHERE tenant = ? AND id = ?'),
    drop: db.prepare('DELETE FROM documents WHERE number = ?'),
    dropWords: db.prepare('DELETE FROM words WHERE rowid = ?'),
    add: db.prepare('INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
    addWords: db.prepare(
      'INSERT INTO words (rowid, title, text, tags, scope) VALUES (?, ?, ?, ?, ?)',
    ),
    cursor: db.prepare('SELECT at FROM cursors WHERE tenant = ?').raw(),
    setCursor: db.prepare('INSERT OR REPLACE INTO cursors VALUES (?, ?)'),
    all: db.prepare('SELECT * FROM documents'),
    one: db.prepare('SELECT * FROM documents WHERE number = ?'),
    ranked: db
      .prepare(
        `${matching('w.relevance', 'SELECT rowid AS number, -rank AS relevance FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?')}
         ORDER BY w.relevance DESC`,
      )
      .raw(),
    newest: db.prepare(inOrder('DESC')),
    oldest: db.prepare(inOrder('ASC')),
    within: db.prepare(
      `${matching('d.title, d.tags', 'SELECT value AS number FROM json_each(?)')} LIMIT ?`,
    ),
    numbers: db.prepare('SELECT rowid FROM words WHERE words MATCH ?').raw(),
    taken: db.prepare('SELECT 1 FROM documents WHERE number = ?'),
    relevance: db.prepare('SELECT rowid, -rank FROM words WHERE words MATCH ?').raw(),
    ids: db.prepare(
      'SELECT id, version FROM documents WHERE tenant = ?1 UNION ALL SELECT id, version FROM gone WHERE tenant = ?1',
    ),
    merge: db.prepare("INSERT INTO words (words, rank) VALUES ('merge', ?)"),
    changes: db.prepare('SELECT total_changes()').raw(),
    size: db.prepare('SELECT count(*) FROM documents').raw(),
    count: db
      .prepare('SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)')
      .raw(),
  };
  let merging = false;
  let [size] = statements.size.get() as [number];
  /** When the document before was made, and the number after its own. */
  let last = { moment: -1, next: 0 };

  /** Of a document that was made then: the moment, or the next that is not taken. */
  function numberFor(at: number): number {
    const moment = Math.max(0, Math.floor(at));
    let number = moment === last.moment ? last.next : moment;
    while (statements.taken.get(number)) number += 1;
    last = { moment, next: number + 1 };
    return number;
  }
  const followers: { kinds: ReadonlySet<Kind>; change: Change }[] = [];

  function tell(before: Kept | undefined, now: Kept | undefined): void {
    for (const { kinds, change } of followers)
      change(
        before && kinds.has(before.kind) ? before : undefined,
        now && kinds.has(now.kind) ? now : undefined,
      );
  }

  /** What is there, if it is older than the version; `false` where it is not. */
  function older(tenant: string, id: string, version: number) {
    const known = statements.known.get(tenant, id) as Record<string, unknown> | undefined;
    const gone = statements.gone.get(tenant, id) as { version: number } | undefined;
    if (Number(known?.version ?? gone?.version ?? -1) >= version) return false;
    return known ?? undefined;
  }

  function drop(known: Record<string, unknown> | undefined): void {
    if (!known) return;
    statements.drop.run(known.number);
    statements.dropWords.run(known.number);
    size -= 1;
  }

  const together = (work: () => void): void => {
    if (db.inTransaction) {
      work();
      return;
    }
    db.exec('BEGIN');
    try {
      work();
      db.exec('COMMIT');
    } catch (error) {
      db.exec('ROLLBACK');
      throw error;
    }
  };

  /** The words in the columns that people write. */
  const written = (words: string) => words && `{title text tags} : (${words})`;

  /** What is asked of the documents that were found: that their reader may read them. */
  function allowed({ tenant, kinds, spaces }: Scope, reader: string) {
    const within = kinds.flatMap((kind) => ['', ...spaces].map((space) => placeKey(space, kind)));
    return [tenant, enclosed(reader), JSON.stringify(within)] as const;
  }
  function asMatch(row: unknown): Match {
    const [number, id, at, weight, relevance] = row as [number, string, number, number, number];
    return { number, id, at, weight, relevance };
  }

  return {
    put: (document, version) =>
      together(() => {
        const { tenant, id, kind, space, title, text, author, at, weight, state, view } = document;
        const known = older(tenant, id, version);
        if (known === false) return;
        drop(known);
        statements.recall.run(tenant, id);
        const tags = lines(document.tags);
        const people = lines(document.people);
        const readers = document.readers ? enclosed(lines(document.readers)) : null;
        const { lastInsertRowid: number } = statements.add.run(
          ...[
            known?.at === at ? known.number : numberFor(at),
            tenant,
            id,
            kind,
            space,
            title,
            tags,
            people,
            author,
            at,
            weight,
            state,
            readers,
            view,
          ],
          version,
        );
        const scope = scopeOf(document);
        size += 1;
        statements.addWords.run(number, title, text, document.tags.join(' '), scope);
        tell(known && keptOf(known), document);
      }),
    remove: (tenant, id, version) =>
      together(() => {
        const known = older(tenant, id, version);
        if (known === false) return;
        drop(known);
        statements.forget.run(tenant, id, version);
        if (known) tell(keptOf(known), undefined);
      }),
    erase: (tenant, versions) =>
      together(() => {
        const all = statements.ids.all(tenant) as { id: string; version: number }[];
        const gone = all.filter(({ id, version }) => version <= (versions.get(hashOf(id)) ?? -1));
        for (const { id } of gone) {
          const known = statements.known.get(tenant, id) as Record<string, unknown> | undefined;
          drop(known);
          statements.recall.run(tenant, id);
          if (known) tell(keptOf(known), undefined);
        }
      }),
    together,
    match: (scope, expression, reader, limit) => {
      const within = expressionIn(scope, reader, written(expression));
      if (expression)
        return statements.ranked.all(within, limit, ...allowed(scope, reader)).map(asMatch);
      const statement = statements[scope.oldestFirst ? 'oldest' : 'newest'];
      const found = statement.all(within, limit, ...allowed(scope, reader)) as Glimpse[];
      return found.map((one) => ({ ...one, relevance: 0 }));
    },
    glimpse: (scope, expression, reader, limit) => {
      const within = expressionIn(scope, reader, written(expression));
      return statements.newest.all(within, limit, ...allowed(scope, reader)) as Glimpse[];
    },
    relevance: (scope, expression) => {
      const anywhere = expressionAnywhere(scope, written(expression));
      return new Map(statements.relevance.all(anywhere) as [number, number][]);
    },
    numbers: (scope, expression) => {
      const anywhere = expressionAnywhere(scope, written(expression));
      return (statements.numbers.all(anywhere) as [number][]).map(([number]) => number);
    },
    within: (scope, numbers, reader, limit) =>
      statements.within.all(
        JSON.stringify(numbers),
        ...allowed(scope, reader),
        limit,
      ) as unknown[] as Glimpse[],
    size: () => size,
    count: (expression, most) => (statements.count.get(written(expression), most) as [number])[0],
    read: (numbers) =>
      numbers.map((number) => keptOf(statements.one.get(number) as Record<string, unknown>)),
    tidy: () => {
      const changes = () => (statements.changes.get() as [number])[0];
      const before = changes();
      // FTS5 begins to merge all there is with a negative number, and has nothing left after one change.
      statements.merge.run(merging ? mergedPages : -mergedPages);
      merging = changes() - before > 1;
      return merging;
    },
    follow: (kinds, change) => {
      const wanted = new Set(kinds);
      for (const row of statements.all.iterate() as Iterable<Record<string, unknown>>) {
        const kept = keptOf(row);
        if (wanted.has(kept.kind)) change(undefined, kept);
      }
      followers.push({ kinds: wanted, change });
    },
    cursor: (tenant) => (statements.cursor.get(tenant) as [number] | undefined)?.[0] ?? 0,
    setCursor: (tenant, at) => {
      statements.setCursor.run(tenant, at);
    },
    close: () => db.close(),
  };
}
