import { people } from './people.json';

/** Somebody of the made-up organisation. */
export interface LocalPerson {
  /** As Entra would know them. */
  readonly id: string;
  /** As Teams would know them in a conversation. */
  readonly teamsId: string;
  readonly name: string;
  /** What they do, in their words: no titles. */
  readonly does: readonly string[];
  readonly leads: boolean;
  readonly guest: boolean;
  /** The keys of the spaces they are in. */
  readonly spaces: readonly string[];
}

/** A team or group chat of the organisation. Ids are fixed, so that what is kept and what the chat shows are the same. */
export interface LocalSpace {
  readonly key: 'network' | 'meters' | 'water';
  readonly id: string;
  readonly kind: 'team' | 'groupChat';
  readonly name: string;
}

export interface Organisation {
  readonly bot: { readonly id: string; readonly name: string };
  readonly people: readonly LocalPerson[];
  readonly spaces: readonly LocalSpace[];
}

function personOf(row: (typeof people)[number], index: number): LocalPerson {
  const number = String(index + 1).padStart(2, '0');
  return {
    id: `10ca1000-0000-4000-8000-0000000000${number}`,
    teamsId: `29:local-${number}`,
    name: row.name,
    does: row.does,
    leads: row.leads ?? false,
    guest: row.guest ?? false,
    spaces: row.spaces,
  };
}

/**
 * Larkfield Water: a made-up waterworks of 40 people, all invented. The chat client shows the team
 * `network` and the group chat `meters`; `water` is on the wall only.
 */
export const larkfield: Organisation = {
  bot: { id: '28:social-learning', name: 'Social Learning' },
  people: people.map(personOf),
  spaces: [
    { key: 'network', id: 'local-team-network', kind: 'team', name: 'Network & Repairs' },
    { key: 'meters', id: 'local-chat-meters', kind: 'groupChat', name: 'Smart meter pilot' },
    { key: 'water', id: 'local-team-water', kind: 'team', name: 'Water Quality' },
  ],
};

/** Who looks after a space and whom people look to: those who lead, of them the first two. */
export function rolesIn(organisation: Organisation, space: LocalSpace) {
  const leaders = peopleOf(organisation, space).filter(({ leads }) => leads);
  const ids = leaders.map(({ id }) => id);
  return { owners: ids.slice(0, 2), leaders: ids, curators: ids.slice(0, 2) };
}

/** Everybody in a space, in the order of the organisation. */
export function peopleOf({ people }: Organisation, space: LocalSpace): readonly LocalPerson[] {
  return people.filter(({ spaces }) => spaces.includes(space.key));
}
