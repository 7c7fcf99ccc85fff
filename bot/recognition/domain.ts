import type { RosterMember } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { cleanLine, cleanWords, lengthOf } from '../texts/words';
import type { Kudos, NamedPerson, Practice, Receiver } from './contract';

/** Lengths are characters as people count them, times are milliseconds. */
export const limits = {
  shortestWhat: 20,
  longestWhat: 1_000,
  longestPossible: 500,
  longestCrewName: 60,
  longestLine: 200,
  longestQuote: 300,
  receivers: 20,
  perMinute: 5,
  editMs: 15 * 60_000,
  joinersShown: 20,
} as const;

/** What a giver asks for, whatever way they came. `people` are ids as the client gave them. */
export interface Wish {
  readonly people: readonly string[];
  /** The whole space is thanked; people are ignored then. */
  readonly whole: boolean;
  readonly crewName: string;
  readonly what: string;
  readonly possible: string;
  readonly practice?: Practice;
  readonly quote?: string;
  /** Its author looked at what seems sensitive. */
  readonly anyway?: boolean;
}

export type Words = Pick<Kudos, 'what' | 'possible' | 'practice'>;

function checkLength(text: string, longest: number): void {
  const length = lengthOf(text);
  if (length > longest) throw new Refusal('recognition.tooLong', { length, longest });
}

/** The words of a kudos, cleaned; refuses what is too short to say something, or too long for a card. */
export function decideWords(wish: Pick<Wish, 'what' | 'possible'>, practice: Practice): Words {
  const what = cleanWords(wish.what);
  const possible = cleanWords(wish.possible);
  const length = lengthOf(what.replace(/\s+/g, ' '));
  if (length < limits.shortestWhat)
    throw new Refusal('recognition.tooShort', { length, shortest: limits.shortestWhat });
  checkLength(what, limits.longestWhat);
  checkLength(possible, limits.longestPossible);
  return { what, possible, practice };
}

/** The person as they are kept; refuses a bot or a guest as receiver. */
function receivable(member: RosterMember): NamedPerson {
  const name = cleanLine(member.name);
  if (member.role === 'bot') throw new Refusal('recognition.bot', { name });
  if (member.role === 'guest') throw new Refusal('recognition.guest', { name });
  return { id: member.id, name };
}

function unique(people: readonly NamedPerson[]): NamedPerson[] {
  return [...new Map(people.map((person) => [person.id, person])).values()];
}

/**
 * Who is thanked: duplicates are merged and the giver is dropped from a crew. Refuses nobody at all,
 * oneself alone, people outside the space (`found` has undefined for them), and more than 20.
 */
export function decideCrew(
  giver: string,
  found: readonly (RosterMember | undefined)[],
  crewName: string,
): { receiver: Receiver; droppedSelf: boolean } {
  if (found.length === 0) throw new Refusal('recognition.noReceiver');
  if (found.some((member) => !member)) throw new Refusal('recognition.outside');
  const named = unique(found.filter((member) => member !== undefined).map(receivable));
  const people = named.filter(({ id }) => id !== giver);
  const droppedSelf = people.length < named.length;
  const [person] = people;
  if (!person) throw new Refusal('recognition.onlySelf');
  if (people.length > limits.receivers)
    throw new Refusal('recognition.tooMany', { count: people.length, most: limits.receivers });
  if (people.length === 1) return { receiver: { kind: 'person', person }, droppedSelf };
  const name = cleanLine(crewName);
  checkLength(name, limits.longestCrewName);
  return { receiver: { kind: 'crew', people, ...(name && { name }) }, droppedSelf };
}

/** Refuses the sixth kudos of a minute; `recent` are the times of the giver's last kudos. */
export function checkPace(recent: readonly number[]): void {
  if (recent.length >= limits.perMinute)
    throw new Refusal('recognition.tooFast', { most: limits.perMinute });
}

/** What a kudos shows when its giver did not say. */
export function likelyPractice(receiver: Receiver): Practice {
  return receiver.kind === 'person' ? 'helped' : 'cooperated';
}

/** Only the giver edits, for 15 minutes. */
export function checkEdit(kudos: Kudos, actor: string, now: number): void {
  if (kudos.giver.id !== actor)
    throw new Refusal('recognition.onlyGiver', { giver: kudos.giver.name });
  if (now > kudos.at + limits.editMs) throw new Refusal('recognition.tooLateToEdit');
}

/** Only the giver takes back, until somebody joined. */
export function checkTakeBack(kudos: Kudos, actor: string, joined: boolean): void {
  if (kudos.giver.id !== actor)
    throw new Refusal('recognition.onlyGiver', { giver: kudos.giver.name });
  if (joined) throw new Refusal('recognition.alreadyJoined');
}

/** Adds people to a kudos that thanked one person or a crew, which makes it a crew's. */
export function addPeople(
  kudos: Kudos,
  actor: string,
  found: readonly (RosterMember | undefined)[],
): Kudos {
  if (kudos.giver.id !== actor)
    throw new Refusal('recognition.onlyGiver', { giver: kudos.giver.name });
  const { receiver } = kudos;
  if (receiver.kind === 'space')
    throw new Refusal('recognition.wholeAlready', { space: receiver.name });
  if (found.length === 0) throw new Refusal('recognition.nobodyChosen');
  if (found.some((member) => !member)) throw new Refusal('recognition.outside');
  const before = receiver.kind === 'crew' ? receiver.people : [receiver.person];
  const added = found.filter((member) => member !== undefined).map(receivable);
  const people = unique([...before, ...added]).filter(({ id }) => id !== actor);
  if (people.length > limits.receivers)
    throw new Refusal('recognition.tooMany', { count: people.length, most: limits.receivers });
  if (people.length === before.length) throw new Refusal('recognition.alreadyThanked');
  const name = receiver.kind === 'crew' ? receiver.name : undefined;
  return { ...kudos, receiver: { kind: 'crew', people, ...(name && { name }) } };
}

/** Whether joining makes sense: the giver and the thanked are in it already. */
export function checkJoin(actor: string, giver: string): void {
  if (actor === giver) throw new Refusal('recognition.ownKudos');
}
