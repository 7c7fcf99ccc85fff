import { count } from '../counts/fold';
import { once } from '../operations/commit';
import { type OperationId, operationId } from '../operations/identity';
import type { Clicked } from '../operations/message';
import { checkWords, type Written } from '../sensitivity/check';
import { writeAct } from '../spaces/act';
import type { Participant } from '../spaces/membership';
import { actPartition } from '../spaces/partition';
import type { Row } from '../tables/port';
import { TablesError } from '../tables/port';
import { cleanLine } from '../texts/words';
import type { World } from '../world';
import { mustFind, refOf } from './act';
import type { Input, Post } from './contract';
import { countHelped, countInput, countMet, countWatching } from './counting';
import { checkOpen, checkOthers, decideInput } from './domain';
import { index, messages, offered } from './effect-kinds';
import { helpedRow, inputRow, metRow, postKey, watcherRow } from './store';

/** Whether this may be the first input by somebody else; the row copies input a little later, so it is not certain. */
function mayMeet({ author, inputs }: Post, person: string): boolean {
  return person !== author.id && inputs.every(({ by }) => by.id === author.id);
}

/**
 * Offers input to an open post, in the open; its author may answer the same way, and that counts nothing.
 * The same words by the same person are the same input. Two transactions; more where another's input came in
 * at this moment, since only the first counts as such.
 */
export async function offerInput(
  world: World,
  by: Participant,
  post: string,
  { text: typed, anyway }: Written,
  at: number,
  clicked?: Clicked,
): Promise<Input> {
  const text = decideInput(typed);
  const { tenant, space, person } = by;
  const id = operationId(at, 'posts.input', post, person.id, text);
  return once(world.tables, actPartition(tenant, space.id, post), id, async () => {
    const found = await mustFind(world, by, post);
    checkOpen(found.post);
    const audit = checkWords(world, by, { about: post, id }, [text], anyway);
    const now = world.clock();
    const who = { id: person.id, name: cleanLine(person.name) };
    const input: Input = { id: id.hash.slice(0, 16), by: who, text, at: now };
    const ref = refOf(by, post);
    const own = person.id === found.post.author.id;
    const counted = { at: now, timeZone: space.timeZone, ...countInput(person.id, found.post) };
    const { timeZone } = space;
    const met = count({ at: found.post.at, timeZone, ...countMet() });
    const write = (meets: boolean) =>
      writeAct(world, by, post, id, {
        writes: [
          { touch: postKey(post) },
          { insert: inputRow(ref, input) },
          ...audit,
          ...(meets ? [{ insert: metRow(ref) }] : []),
        ],
        effects: [
          messages.show(ref, clicked),
          index(ref),
          ...(own ? [] : [count(counted), offered(ref, input)]),
          ...(meets ? [met] : []),
        ],
        result: input,
      });
    if (!mayMeet(found.post, person.id)) return write(false);
    try {
      return await write(true);
    } catch (error) {
      if (error instanceof TablesError && error.code === 'AlreadyExists') return write(false);
      throw error;
    }
  });
}

type Marked = 'marked' | 'already';

interface Mark {
  readonly id: OperationId;
  readonly check: (post: Post) => void;
  readonly row: (now: number) => Row;
  readonly counted: typeof countWatching;
}

/** What one does once a person. Two transactions. */
async function mark(
  world: World,
  by: Participant,
  post: string,
  { id, check, row, counted }: Mark,
): Promise<Marked> {
  const { tenant, space, person } = by;
  return once(world.tables, actPartition(tenant, space.id, post), id, async () => {
    const found = await mustFind(world, by, post);
    checkOthers(found.post, person.id);
    check(found.post);
    const now = world.clock();
    const ref = refOf(by, post);
    try {
      return await writeAct<Marked>(world, by, post, id, {
        writes: [{ touch: postKey(post) }, { insert: row(now) }],
        effects: [
          messages.show(ref),
          index(ref),
          count({ at: now, timeZone: space.timeZone, ...counted(person.id, found.post) }),
        ],
        result: 'marked',
      });
    } catch (error) {
      if (error instanceof TablesError && error.code === 'AlreadyExists') return 'already';
      throw error;
    }
  });
}

/** Watches an open post, once a person: whoever watches hears what came of it. */
export function watch(world: World, by: Participant, post: string, at: number): Promise<Marked> {
  const { id, name } = by.person;
  return mark(world, by, post, {
    id: operationId(at, 'posts.watch', post, id),
    check: checkOpen,
    row: (now) => watcherRow(refOf(by, post), { id, name: cleanLine(name), at: now }),
    counted: countWatching,
  });
}

/** Says that a post helped, once a person; also one that is closed. */
export function sayHelped(
  world: World,
  by: Participant,
  post: string,
  at: number,
): Promise<Marked> {
  const { id } = by.person;
  return mark(world, by, post, {
    id: operationId(at, 'posts.helped', post, id),
    check: () => {},
    row: (now) => helpedRow(refOf(by, post), id, now),
    counted: countHelped,
  });
}
