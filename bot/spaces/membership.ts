import type { Person, Roster, SpaceAddress } from '../teams/port';
import { Refusal } from '../teams/refusal';
import type { Space } from './contract';

declare const checked: unique symbol;

/**
 * The permission to read a space and act in it. Only `requireMember` makes one, so a function that asks
 * for a Member cannot be called for somebody who was not checked.
 */
export interface Member {
  readonly [checked]: true;
  readonly tenant: string;
  readonly person: Person;
  readonly space: Space;
}

/** The roster's answer, or a refusal where the person is not in the space. A bot is nobody's member. */
export async function requireMember(roster: Roster, person: Person, space: Space): Promise<Member> {
  const found = await roster.member(address(space), person.id);
  if (!found || found.role === 'bot') throw new Refusal('spaces.notMember', { space: space.name });
  return { tenant: space.tenant, person: { id: person.id, name: found.name }, space } as Member;
}

export function address(space: Space): SpaceAddress {
  const { tenant, id, kind, serviceUrl } = space;
  return { tenant, id, kind, serviceUrl };
}
