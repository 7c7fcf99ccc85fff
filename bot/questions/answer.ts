import { count } from '../counts/fold';
import { operationId } from '../operations/identity';
import type { ActRef, Clicked } from '../operations/message';
import { skillSeen } from '../people/contract';
import { checkWords, type Written } from '../sensitivity/check';
import { writeAct } from '../spaces/act';
import type { Participant } from '../spaces/membership';
import { time } from '../tables/keys';
import { TablesError } from '../tables/port';
import { Refusal } from '../teams/refusal';
import { cleanLine, shorten } from '../texts/words';
import type { World } from '../world';
import type { Answer } from './contract';
import { countAnswer, countMet } from './counting';
import { decideAnswer } from './domain';
import { index, messages, tell } from './effect-kinds';
import {
  answerKey,
  answerRow,
  type Found,
  findQuestion,
  metRow,
  questionKey,
  usefulRow,
} from './store';

/** Which question somebody does something about. */
export interface Target {
  readonly id: string;
}

const longestTold = 200;
/** More tags than this are too many to be asked about at once. */
const skillsSeen = 2;

export async function mustFind(
  world: World,
  { tenant, space }: Participant,
  id: string,
): Promise<Found> {
  const found = await findQuestion(world.tables, tenant, space.id, id);
  if (!found) throw new Refusal('questions.gone');
  return found;
}

export function refOf({ tenant, space }: Participant, id: string): ActRef {
  return { tenant, space: space.id, id };
}

/** Whether this may be the first answer by somebody else; the row copies answers a little later, so it is not certain. */
function mayMeet({ question, askerId }: Found, { by, to }: Answer): boolean {
  return !to && by.id !== askerId && question.answers.every((known) => known.by.id === askerId);
}

/**
 * Answers a question, or adds to an answer (`to`), in the open. The same words by the same person are the
 * same answer. Two transactions: the question is read for its wording, and touched; more where another's
 * answer came in at this moment, since only the first counts as such.
 */
export async function answer(
  world: World,
  by: Participant,
  target: Target,
  typed: Written & { readonly to?: string },
  at: number,
  clicked?: Clicked,
): Promise<Answer> {
  const text = decideAnswer(typed.text);
  const { person, space } = by;
  const found = await mustFind(world, by, target.id);
  const { question, askerId } = found;
  const id = operationId(at, 'questions.answer', target.id, person.id, typed.to ?? '', text);
  const audit = checkWords(world, by, { about: target.id, id }, [text], typed.anyway);
  const now = world.clock();
  const given: Answer = {
    id: `${time(now)}.${id.hash.slice(0, 16)}`,
    by: { id: person.id, name: cleanLine(person.name) },
    ...{ text, at: now, version: question.version, useful: 0 },
    ...(typed.to && { to: typed.to }),
  };
  const ref = refOf(by, target.id);
  const words = { name: given.by.name, title: question.title, text: shorten(text, longestTold) };
  const silent = person.id === askerId || typed.to || !found.message;
  const told = silent ? [] : [tell(ref, 'questions.told.answered', words)];
  const seen = skillSeen({
    ...{ tenant: by.tenant, space: space.id, person: person.id, how: 'answered', act: given.id },
    at: now,
    skills: question.tags.slice(0, skillsSeen),
  });
  const { timeZone } = space;
  const write = (meets: boolean) =>
    writeAct(world, by, target.id, id, {
      writes: [
        { touch: questionKey(target.id) },
        { insert: answerRow(by.tenant, space.id, target.id, given) },
        ...audit,
        ...(meets ? [{ insert: metRow(by.tenant, space.id, target.id, now) }] : []),
      ],
      effects: [
        messages.show(ref, clicked),
        index(ref, { answer: given.id }),
        count({ at: now, timeZone, ...countAnswer(given, found) }),
        ...(meets ? [count({ at: question.at, timeZone, ...countMet(question, now) })] : []),
        ...told,
        ...(silent ? [] : seen),
      ],
      result: given,
    });
  if (!mayMeet(found, given)) return write(false);
  try {
    return await write(true);
  } catch (error) {
    if (error instanceof TablesError && error.code === 'AlreadyExists') return write(false);
    throw error;
  }
}

/** Marks an answer as useful, once a person. One transaction. */
export async function markUseful(
  world: World,
  by: Participant,
  target: Target,
  marked: string,
  at: number,
): Promise<'marked' | 'already'> {
  const { person, tenant, space } = by;
  const id = operationId(at, 'questions.useful', target.id, marked, person.id);
  const ref = refOf(by, target.id);
  const row = usefulRow(tenant, space.id, target.id, marked, person.id);
  try {
    return await writeAct(world, by, target.id, id, {
      // Both have to be there.
      writes: [
        { touch: questionKey(target.id) },
        { touch: answerKey(target.id, marked) },
        { insert: row },
      ],
      effects: [messages.show(ref), index(ref, { answer: marked })],
      result: 'marked' as const,
    });
  } catch (error) {
    if (!(error instanceof TablesError)) throw error;
    if (error.code === 'Missing') throw new Refusal('questions.gone');
    if (error.code === 'AlreadyExists') return 'already';
    throw error;
  }
}
