import { spacePartition } from '../../bot/spaces/partition';
import { joinKey } from '../../bot/tables/keys';
import type { Row, Tables } from '../../bot/tables/port';
import { personal } from '../support/turns';
import type { Stage } from './plays';
import { beside } from './plays/play';
import { allRows } from './rows';

/** What is there: rows, and messages as their readers see them. */
export interface Snapshot {
  readonly rows: readonly string[];
  readonly messages: readonly string[];
}

/** A text without what is different on every stage, at every time and for every message, and says nothing. */
export function plain(text: string, { place, mia, jonas, zoe }: Stage): string {
  const [group, curators] = [beside(place, 'group'), beside(place, 'curators')];
  const names = {
    group,
    curators,
    place: place.conversation,
    mia: mia.id,
    jonas: jonas.id,
    zoe: zoe.id,
  };
  return Object.entries(names)
    .flatMap(([name, id]) => [
      [name, id],
      [name, encodeURIComponent(id)],
    ])
    .reduce((words, [name = '', id = '']) => words.replaceAll(id, name), text)
    .replace(/"(?:nonce|signature|target)":"(?:[^"\\]|\\.)*"/g, '"seal"')
    .replace(/29:[0-9a-f]{32}/g, '29')
    .replace(/[0-9a-f]{16,}/g, 'hash')
    .replace(/\d{10,16}/g, 'time')
    .replace(/message-\d+/g, 'message')
    .replace(/hour \d+|"hour":\d+/g, 'hour')
    .replace(/i\|\d{6}\|/g, 'i|day|');
}

/** JSON in a column with its names in order: a row that was read and written again says the same. */
function ordered(value: unknown): unknown {
  if (typeof value === 'string' && /^[[{]/.test(value)) return ordered(JSON.parse(value));
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, inner]) => [name, ordered(inner)]));
}

/** A row as a line; of a week's ties each by itself, since whose share a row depends on their ids. */
function rowLines({ partition, key, ...columns }: Row, stage: Stage): string[] {
  const [kind, of, week] = key.split('|');
  if (kind === 'w' && of === 't') {
    const ties = Object.values(columns).flatMap((column) => String(column).split('\n'));
    return ties.filter(Boolean).map((tie) => plain(`${partition} ${week} ${tie}`, stage));
  }
  const shown = kind === 'w' && of === 'b' ? withoutMarks(columns) : columns;
  return [plain(JSON.stringify([partition, key, ordered(shown)]), stage)];
}

/** A week's counters without the marks of who was active: they are made of ids, which each stage has its own of. */
function withoutMarks({ counters, n, ...columns }: Omit<Row, 'partition' | 'key'>) {
  const all = Object.entries(JSON.parse(String(counters)) as Record<string, number>);
  const numbers = Object.fromEntries(all.filter(([name]) => !name.startsWith('who.')));
  return { ...columns, counters: numbers, n: String(n).split(' ')[0] };
}

/**
 * Everything a stage has left in a store and at the connector, so that two stages can be compared. What
 * the bot replied to an activity is an answer, and not part of it.
 */
export async function snapshot(tables: Tables, stage: Stage): Promise<Snapshot> {
  const { place, mia, jonas, zoe, connector } = stage;
  const people = [mia, jonas, zoe];
  const partitions = [
    spacePartition(place.tenant, place.conversation),
    ...people.map(({ id }) => joinKey(place.tenant, 'u', id)),
  ];
  const rows = (
    await Promise.all(partitions.map((partition) => allRows(tables, partition)))
  ).flat();
  const answers = new Set(
    connector.sent.filter(({ replyTo }) => replyTo).map(({ activity }) => activity),
  );
  const chats = [
    ...[place.conversation, beside(place, 'curators')],
    ...people.map((each) => personal(each).conversation),
  ];
  const messages = chats.flatMap((chat) =>
    connector
      .shown(chat)
      .filter((activity) => !answers.has(activity))
      .map((activity) =>
        plain(JSON.stringify([chat, activity.attachments ?? activity.text]), stage),
      ),
  );
  return {
    rows: rows
      .filter(({ key }) => key !== 'lease')
      .flatMap((row) => rowLines(row, stage))
      .toSorted(),
    messages: messages.toSorted(),
  };
}

/** What is in one and not in the other, each a line. */
export function differences(expected: Snapshot, found: Snapshot): string[] {
  return (['rows', 'messages'] as const).flatMap((part) => {
    const left = [...found[part]];
    const lost = expected[part].filter((each) => {
      const at = left.indexOf(each);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    return [...lost.map((each) => `missing: ${each}`), ...left.map((each) => `too much: ${each}`)];
  });
}
