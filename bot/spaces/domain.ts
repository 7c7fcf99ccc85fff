import type { Person } from '../teams/port';
import { Refusal } from '../teams/refusal';
import { cleanLine, lengthOf } from '../texts/words';
import type { Space } from './contract';

/** Lengths in characters as people count them; people a space names at most in one role. */
export const limits = { longestName: 80, people: 50 } as const;

/** What an owner can change of a space. People are ids that were found in it. */
export interface Settings {
  readonly name: string;
  readonly anonymous: boolean;
  readonly vettedFirst: boolean;
  /** The id of another space; none without it. */
  readonly curatorsChannel?: string;
  readonly digestDay: number;
  readonly digestHour: number;
  readonly owners: readonly string[];
  readonly leaders: readonly string[];
  readonly curators: readonly string[];
}

/** Only owners and admins look after a space. */
export function checkOwner(space: Space, person: Person, admin: boolean): void {
  if (!admin && !space.owners.includes(person.id))
    throw new Refusal('spaces.onlyOwner', { space: space.name });
}

/** Only admins open groups: they are the whole organisation's. */
export function checkAdmin(admin: boolean): void {
  if (!admin) throw new Refusal('spaces.onlyAdmin');
}

/** The space with what its owner chose; refuses a name that is empty or too long, and no owner at all. */
export function changeSettings(space: Space, settings: Settings): Space {
  const name = cleanLine(settings.name);
  const length = lengthOf(name);
  if (length === 0 || length > limits.longestName)
    throw new Refusal('spaces.badName', { longest: limits.longestName });
  if (settings.curatorsChannel === space.id) throw new Refusal('spaces.channelItself');
  if (settings.owners.length === 0) throw new Refusal('spaces.noOwner');
  const { anonymous, vettedFirst, digestDay, digestHour, owners, leaders, curators } = settings;
  for (const people of [owners, leaders, curators])
    if (people.length > limits.people) throw new Refusal('spaces.tooMany', { most: limits.people });
  const { curatorsChannel: before, ...rest } = space;
  const { curatorsChannel = before } = settings;
  return {
    ...rest,
    ...(curatorsChannel && { curatorsChannel }),
    name,
    anonymous,
    vettedFirst,
    digestDay,
    digestHour,
    owners: [...owners],
    leaders: [...leaders],
    curators: [...curators],
  };
}

/** What opening a group does, given the places that are taken: their number is what limits groups. */
export type Opening =
  | { readonly outcome: 'already' }
  | { readonly outcome: 'full' }
  | { readonly outcome: 'opened'; readonly place: number }
  | { readonly outcome: 'replaced' | 'merged'; readonly group: string };

/** Decides what becomes of opening a space as a group. With all places taken, one of the groups has to be named. */
export function decideOpening(
  space: string,
  taken: ReadonlyMap<number, string>,
  most: number,
  choice: { readonly instead?: string; readonly into?: string },
): Opening {
  const groups = [...taken.values()];
  if (groups.includes(space)) return { outcome: 'already' };
  const named = choice.into ?? choice.instead;
  if (named !== undefined && !groups.includes(named)) throw new Refusal('spaces.noSuchGroup');
  if (choice.into) return { outcome: 'merged', group: choice.into };
  if (choice.instead) return { outcome: 'replaced', group: choice.instead };
  for (let place = 1; place <= most; place += 1)
    if (!taken.has(place)) return { outcome: 'opened', place };
  return { outcome: 'full' };
}
