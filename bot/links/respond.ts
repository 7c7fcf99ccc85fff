import { count } from '../counts/fold';
import { operationId } from '../operations/identity';
import { checkWords, type Written } from '../sensitivity/check';
import { writeAct } from '../spaces/act';
import type { Participant } from '../spaces/membership';
import { TablesError } from '../tables/port';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { mustFind, refOf } from './act';
import type { Said } from './contract';
import { countUse } from './counting';
import { decideContext } from './domain';
import { index, judge, messages, review } from './effect-kinds';
import { contextRow, linkKey, outdatedRow, savedRow, usefulRow } from './store';

/** Adds context to a link: "use only for ...". Two transactions. */
export async function addContext(
  world: World,
  by: Participant,
  link: string,
  { text: typed, anyway }: Written,
  at: number,
): Promise<void> {
  const text = decideContext(typed);
  await mustFind(world, by, link);
  const id = operationId(at, 'links.context', link, by.person.id, text);
  const audit = checkWords(world, by, { about: link, id }, [text], anyway);
  const ref = refOf(by, link);
  const who = { id: by.person.id, name: cleanLine(by.person.name) };
  const said: Said = { by: who, text, at: world.clock() };
  await writeAct(world, by, link, id, {
    writes: [
      { touch: linkKey(link) },
      { insert: contextRow(ref, said, id.hash.slice(0, 16)) },
      ...audit,
    ],
    effects: [messages.show(ref), index(ref), judge(ref)],
    result: null,
  });
}

type Mark = 'useful' | 'outdated';

/** Marks a link, once a person: it is useful, or it seems out of date, which its vetters hear. Two transactions. */
export async function mark(
  world: World,
  by: Participant,
  link: string,
  what: Mark,
  at: number,
): Promise<'marked' | 'already'> {
  const found = await mustFind(world, by, link);
  const { person } = by;
  const id = operationId(at, `links.${what}`, link, person.id);
  const ref = refOf(by, link);
  const now = world.clock();
  const useful = what === 'useful';
  const row = useful ? usefulRow(ref, person.id, now) : outdatedRow(ref, person.id);
  const counted = { at: now, timeZone: by.space.timeZone, ...countUse(person.id) };
  const seen = found.link.vetting?.at ?? 0;
  try {
    return await writeAct(world, by, link, id, {
      writes: [{ touch: linkKey(link) }, { insert: row }],
      effects: [messages.show(ref), index(ref), useful ? count(counted) : review(ref, seen)],
      result: 'marked' as const,
    });
  } catch (error) {
    if (error instanceof TablesError && error.code === 'AlreadyExists') return 'already';
    throw error;
  }
}

/** Keeps a link for oneself, or no longer. Two transactions. */
export async function save(
  world: World,
  by: Participant,
  link: string,
  keep: boolean,
): Promise<void> {
  await mustFind(world, by, link);
  const row = savedRow(refOf(by, link), by.person.id, world.clock());
  if (keep) {
    await world.tables.put(row);
    return;
  }
  const stored = await world.tables.get(row.partition, row.key);
  if (!stored) return;
  await world.tables.remove(row.partition, row.key, stored.etag).catch((error: unknown) => {
    if (!(error instanceof TablesError) || error.code !== 'Changed') throw error;
  });
}
