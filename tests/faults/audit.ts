import { readParcel } from '../../bot/operations/outbox';
import type { Row } from '../../bot/tables/port';
import type { Ledger } from './ledger';
import type { SpaceRows } from './rows';
import type { Watch } from './watch';

/** What the rows and the messages say about what people were told. */
export interface Audit {
  /** Acknowledged and not there. */
  readonly lost: number;
  /** There more than once. */
  readonly duplicated: number;
  /** Kudos that no message shows: allowed where a process died between "I am about to send" and the send. */
  readonly unseen: number;
  /** Each thing that is not as it was told, in a sentence. */
  readonly problems: readonly string[];
}

const lastPart = (key: string) => key.split('|').at(-1) ?? '';
const kudosOf = (key: string) => key.split('|')[1] ?? '';

function grouped<T>(items: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

/** What no number of kills may leave behind, whatever was told to whom. */
function halves({ kudos, joins, markers, waiting, takenBack }: SpaceRows): string[] {
  const results = markers.map(({ result }) => String(result));
  const made = new Set(
    results.flatMap((result) => /"kudos":\{"id":"([^"]+)"/.exec(result)?.[1] ?? []),
  );
  const there = new Set(kudos.map(({ key }) => kudosOf(key)));
  const gone = new Set(takenBack.map(({ key }) => kudosOf(key)));
  const joined = grouped(joins, ({ key }) => kudosOf(key));
  return [
    ...[...there].filter((id) => !made.has(id)).map((id) => `Kudos ${id} has no marker`),
    ...[...made]
      .filter((id) => !there.has(id) && !gone.has(id))
      .map((id) => `A marker speaks of kudos ${id}, which is not there`),
    ...[...there].filter((id) => gone.has(id)).map((id) => `Kudos ${id} is taken back and there`),
    ...[...joined.keys()].filter((id) => !there.has(id)).map((id) => `A join has no kudos ${id}`),
    ...kudos
      .filter(({ key, joinCount }) => (joinCount ?? 0) !== (joined.get(kudosOf(key))?.length ?? 0))
      .map(({ key, joinCount }) => `Kudos ${key} counts ${joinCount ?? 0} joins, not its own`),
    ...waiting
      .flatMap((row) => readParcel({ row, etag: '' }).effects)
      .map(({ kind, tries }) => `${kind} is still in the outbox after ${tries} tries`),
  ];
}

/** Holds rows and messages to what people were told. Each kudos is found by its tag. */
export function audit(ledger: Ledger, rows: readonly SpaceRows[], watch: Watch): Audit {
  const tagOfRow = ({ what }: Row) => /part \d{6}/.exec(String(what))?.[0] ?? '';
  const kudos = grouped(
    rows.flatMap((space) => space.kudos),
    tagOfRow,
  );
  const joins = grouped(
    rows.flatMap((space) => space.joins),
    ({ key }) => kudosOf(key),
  );
  const problems = rows.flatMap(halves);
  let [lost, duplicated, unseen] = [0, 0, 0];
  for (const { tag, given, takenBack, what, joins: told } of ledger) {
    const [row, ...more] = kudos.get(tag) ?? [];
    const shown = watch.showing(tag).length;
    duplicated += more.length;
    if (more.length > 0) problems.push(`${tag} is there ${more.length + 1} times`);
    if (shown > 1) problems.push(`${tag} is shown ${shown} times`);
    if (takenBack && row) problems.push(`${tag} was taken back and is there`);
    if (takenBack && shown > 0) problems.push(`${tag} was taken back and still shows`);
    if (!given || takenBack) continue;
    if (!row) {
      lost += 1;
      problems.push(`${tag} was acknowledged and is lost`);
      continue;
    }
    if (shown === 0) unseen += 1;
    if (row.what !== what) problems.push(`${tag} says "${row.what}", not "${what}"`);
    const kept = new Map(
      (joins.get(kudosOf(row.key)) ?? []).map(({ key, line }) => [lastPart(key), line ?? '']),
    );
    for (const [person, line] of told)
      if (kept.get(person) !== line) {
        lost += 1;
        problems.push(`The join of ${person} in ${tag} is lost`);
      }
    for (const person of kept.keys())
      if (!told.has(person)) problems.push(`Nobody was told that ${person} joined ${tag}`);
  }
  return { lost, duplicated, unseen, problems };
}
