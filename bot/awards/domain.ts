import { readAddress } from '../addresses/address';
import type { RosterMember } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { cleanLine, cleanWords, lengthOf, shorten } from '../texts/words';
import type {
  Decision,
  Evidence,
  NamedPerson,
  Nomination,
  NominationView,
  Nominee,
  Period,
  Reason,
} from './contract';

/** Lengths are characters as people count them, times are milliseconds. */
export const limits = {
  longestName: 60,
  shortestWhy: 40,
  longestWhy: 1_000,
  fewest: 2,
  most: 20,
  approvers: 20,
  evidence: 5,
  longestTitle: 120,
  /** In a period, so that one read has them all. */
  nominations: 100,
  perMinute: 5,
  longestYears: 5,
  remindMs: 3 * 86_400_000,
  /** How often approvers are asked. */
  rounds: 4,
  /** Of the others that were nominated, by name where it is decided: it stands in the period's own row. */
  thanked: 12,
  /** Of who is nominated, in one line. */
  longestNames: 200,
} as const;

function checkLength(text: string, longest: number): void {
  const length = lengthOf(text);
  if (length > longest) throw new Refusal('awards.tooLong', { length, longest });
}

/** What the award is called. */
export function decideName(typed: string): string {
  const name = cleanLine(typed);
  if (name === '') throw new Refusal('awards.noName');
  checkLength(name, limits.longestName);
  return name;
}

/** The days of a cycle as typed, where they make sense: `closes` after `today`, an end for what recurs. */
export function checkDays(days: {
  readonly today: string;
  readonly closes: string | undefined;
  readonly ends: string | undefined;
  readonly recurs: boolean;
  /** The last day a cycle may reach. */
  readonly latest: string;
}): { readonly firstClose: string; readonly lastEnd?: string } {
  const { today, closes, ends, recurs, latest } = days;
  if (closes === undefined || closes < today || closes > latest)
    throw new Refusal('awards.badClose', { years: limits.longestYears });
  if (!recurs) return { firstClose: closes };
  if (ends === undefined || ends < closes || ends > latest)
    throw new Refusal('awards.badEnd', { years: limits.longestYears });
  return { firstClose: closes, lastEnd: ends };
}

/** A why that says something, for a nomination as for the award itself. */
export function decideWhy(typed: string): string {
  const why = cleanWords(typed);
  checkLength(why, limits.longestWhy);
  const missing = limits.shortestWhy - lengthOf(why.replace(/\s+/g, ' '));
  if (missing > 0) throw new Refusal('awards.shortWhy', { shortest: limits.shortestWhy, missing });
  return why;
}

/** The address, or the refusal that names it: of several links it says which. */
function addressOf(typed: string, bad: Refusal): string {
  try {
    return readAddress(typed, { http: false }).url;
  } catch (error) {
    throw error instanceof Refusal ? bad : error;
  }
}

function readLink(typed: string): Evidence {
  const bad = new Refusal('awards.badLink', {
    link: shorten(cleanLine(typed), limits.longestTitle),
  });
  if (!URL.canParse(typed)) throw bad;
  const url = new URL(addressOf(typed, bad));
  const { hostname, pathname } = url;
  const title = shorten(`${hostname}${pathname === '/' ? '' : pathname}`, limits.longestTitle);
  return { kind: 'link', title, url: url.href };
}

/** The links that were typed, each once; nothing is fetched. */
export function decideLinks(typed: string): Evidence[] {
  const links = [
    ...new Set(
      cleanWords(typed)
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ].map(readLink);
  if (links.length > limits.evidence)
    throw new Refusal('awards.manyLinks', { most: limits.evidence });
  return links;
}

/** Guests and bots are in a space too, but an award is the organisation's. */
function nominable(member: RosterMember): NamedPerson {
  const name = cleanLine(member.name);
  if (member.role !== 'member') throw new Refusal('awards.guest', { name });
  return { id: member.id, name };
}

/** A crew of at least two; `found` has undefined for who is not in the space. */
export function decideCrew(
  found: readonly (RosterMember | undefined)[],
  crewName: string,
): Nominee {
  if (found.some((member) => !member)) throw new Refusal('awards.outside');
  const named = found.filter((member) => member !== undefined).map(nominable);
  const people = [...new Map(named.map((person) => [person.id, person])).values()];
  if (people.length < limits.fewest) throw new Refusal('awards.onePerson');
  if (people.length > limits.most)
    throw new Refusal('awards.tooMany', { count: people.length, most: limits.most });
  const name = cleanLine(crewName);
  checkLength(name, limits.longestName);
  return { kind: 'crew', people, ...(name && { name }) };
}

/** The same for the same people, or the same group, whoever names them in whatever order. */
export function nomineeKey(nominee: Nominee): string {
  if (nominee.kind === 'group') return JSON.stringify(['group', nominee.id]);
  return JSON.stringify(['crew', ...nominee.people.map(({ id }) => id).toSorted()]);
}

/** Whether a crew has this person in it; who is in a group, its roster knows. */
export function isInCrew(nominee: Nominee, person: string): boolean {
  return nominee.kind === 'crew' && nominee.people.some(({ id }) => id === person);
}

/** Refuses the sixth nomination of a minute. */
export function checkPace(recent: readonly number[]): void {
  if (recent.length >= limits.perMinute)
    throw new Refusal('awards.tooFast', { most: limits.perMinute });
}

/** Refuses what comes after nominations have closed. */
export function checkOpen({ state, closesAt, name }: Period, now: number): void {
  if (state !== 'open' || now >= closesAt) throw new Refusal('awards.closed', { award: name });
}

/** A nomination with the reasons of those behind it, in their order: of who came first, then as they came. */
export function withReasons(nomination: Nomination, reasons: readonly Reason[]): NominationView {
  const isFirst = ({ by }: Reason) => Number(by.id === nomination.first.id);
  const inOrder = reasons.toSorted((a, b) => isFirst(b) - isFirst(a) || a.at - b.at);
  return {
    ...nomination,
    whys: inOrder.filter(({ text }) => text !== ''),
    supports: reasons.filter(({ self }) => !self).length,
  };
}

/** For approvers: the most supported first, then as they came. */
export function mostSupported(nominations: readonly NominationView[]): NominationView[] {
  return nominations.toSorted((a, b) => b.supports - a.supports || a.at - b.at);
}

/**
 * Who is asked to choose: the approvers who are still there; in place of those who are not, the other
 * owners, and where none of them is there either, the admins who are. `there` are members of the space.
 */
export function handOver(people: {
  readonly approvers: readonly string[];
  readonly owners: readonly string[];
  readonly admins: readonly string[];
  readonly there: ReadonlySet<string>;
}): { readonly asked: readonly string[]; readonly handedOver: boolean } {
  const { approvers, owners, admins, there } = people;
  const present = (ids: readonly string[]) => [...new Set(ids)].filter((id) => there.has(id));
  const left = present(approvers);
  if (left.length > 0 && left.length === new Set(approvers).size)
    return { asked: left, handedOver: false };
  const others = present(owners).filter((id) => !left.includes(id));
  const instead = others.length > 0 ? others : present(admins).filter((id) => !left.includes(id));
  return { asked: [...left, ...instead], handedOver: instead.length > 0 };
}

/** Who is nominated with no more people than a line names, so that many of them stand in one row. */
function inOneLine(nominee: Nominee): Nominee {
  if (nominee.kind === 'group') return nominee;
  if (nominee.name) return { ...nominee, people: [] };
  let room = limits.longestNames;
  const people: NamedPerson[] = [];
  for (const person of nominee.people) {
    if (room < 0) break;
    people.push(person);
    room -= person.name.length;
  }
  return { ...nominee, people };
}

/** What an approver decided: a nomination by its id, or none, and why. */
export interface Choice {
  readonly nomination: string;
  readonly why: string;
  /** Its author looked at what seems sensitive. */
  readonly anyway?: boolean;
}

/** The first decision wins: who comes second hears who decided. Nobody gives an award to their own crew while another approver can. */
export function decide(
  period: Period,
  nominations: readonly Nomination[],
  asked: readonly string[],
  by: NamedPerson,
  { nomination, why: typed }: Choice,
  now: number,
): Decision {
  const { state, decision, name } = period;
  if (decision) throw new Refusal('awards.decided', { name: decision.by.name, award: name });
  if (!asked.includes(by.id)) throw new Refusal('awards.onlyApprovers');
  if (state !== 'deciding') throw new Refusal('awards.notYet', { award: name });
  const chosen = nominations.find(({ id }) => id === nomination);
  if (nomination !== '' && !chosen) throw new Refusal('awards.noSuchNomination');
  const able = asked.filter((id) => !chosen || !isInCrew(chosen.nominee, id));
  if (chosen && isInCrew(chosen.nominee, by.id) && able.length > 0)
    throw new Refusal('awards.ownCrew');
  const why = decideWhy(typed);
  const others = nominations.filter(({ id }) => id !== nomination);
  const inOrder = others.toSorted((a, b) => a.at - b.at).map(({ nominee }) => nominee);
  const thanked = inOrder.slice(0, limits.thanked).map(inOneLine);
  return {
    ...{ by, at: now, why, thanked, thankedCount: others.length },
    ...(chosen && { nomination: chosen.id, winner: chosen.nominee }),
  };
}
