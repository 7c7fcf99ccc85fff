import { type Person, type Roster, RosterError, type SpaceAddress } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { Space } from './contract';

declare const mayRead: unique symbol;
declare const mayAct: unique symbol;
declare const isMember: unique symbol;

/**
 * Permissions are values that only the checks of this file make, so a function that asks for one cannot
 * be called for somebody who was not checked. A Reader may read what is in a space: a member, or anybody
 * of the organisation where it is a group.
 */
export interface Reader {
  readonly [mayRead]: true;
  readonly tenant: string;
  readonly person: Person;
  readonly space: Space;
}
/** May act in the space: a member, or in a group a colleague; never in a closed space. */
export interface Participant extends Reader {
  readonly [mayAct]: true;
}
/** Is in the space, as its roster says. */
export interface Member extends Reader {
  readonly [isMember]: true;
}

/** The roster's answer, or a refusal where the person is not in the space. A bot is nobody's member. */
export async function requireMember(roster: Roster, person: Person, space: Space): Promise<Member> {
  const found = await roster.member(address(space), person.id);
  if (!found || found.role === 'bot') throw new Refusal('spaces.notMember');
  return { tenant: space.tenant, person: { id: person.id, name: found.name }, space } as Member;
}

interface Outsider {
  readonly person: Person;
  readonly space: Space;
  /** Knows whether somebody is a colleague: as their sign-in says, or in some other space and there not as a guest. */
  readonly colleague: () => Promise<Person | undefined>;
}

/** A member, or in a group anybody of the organisation but its guests. */
export async function requireReader(roster: Roster, outsider: Outsider): Promise<Reader> {
  const { person, space, colleague } = outsider;
  try {
    return await requireMember(roster, person, space);
  } catch (error) {
    const known = error instanceof Refusal && space.open ? await colleague() : undefined;
    if (!known) throw error;
    return { tenant: space.tenant, person: known, space } as Reader;
  }
}

/** A reader of a space that is not closed. */
export async function requireParticipant(roster: Roster, outsider: Outsider): Promise<Participant> {
  const reader = await requireReader(roster, outsider);
  const { closed, name, into } = reader.space;
  if (closed) throw new Refusal('spaces.closed', { space: name, merged: into ? 'yes' : 'no' });
  return reader as Participant;
}

export function address(space: Space): SpaceAddress {
  const { tenant, id, kind, serviceUrl } = space;
  return { tenant, id, kind, serviceUrl };
}

/** Where the app is not in a space (any more), nobody is there for it: undefined; all else is thrown on. */
export function notInstalledAsAbsent(error: unknown): undefined {
  if (error instanceof RosterError && error.code === 'notInstalled') return undefined;
  throw error;
}
