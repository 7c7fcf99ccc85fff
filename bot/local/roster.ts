import type { Roster, RosterMember } from '../teams/port';
import { type LocalPerson, type Organisation, peopleOf } from './organisation';

function memberOf({ id, teamsId, name, guest }: LocalPerson): RosterMember {
  return { id, teamsId, name, role: guest ? 'guest' : 'member' };
}

/**
 * Answers for the organisation's own spaces, where the chat client knows six of the people; for any
 * other space it asks the connector's roster.
 */
export function localRoster(organisation: Organisation, connector: Roster): Roster {
  const { bot, spaces } = organisation;
  const own = new Map(
    spaces.map((space) => {
      const members = peopleOf(organisation, space).map(memberOf);
      const asBot: RosterMember = { ...bot, teamsId: bot.id, role: 'bot' };
      const byId = new Map(
        [...members, asBot].flatMap((member) => [
          [member.id, member],
          [member.teamsId, member],
        ]),
      );
      return [space.id, { name: space.name, members, byId }];
    }),
  );
  return {
    member: async (space, id) => {
      const known = own.get(space.id);
      return known ? known.byId.get(id) : connector.member(space, id);
    },
    some: async (space, limit) => {
      const known = own.get(space.id);
      return known ? known.members.slice(0, limit) : connector.some(space, limit);
    },
    describe: async (space) => {
      const known = own.get(space.id);
      return known
        ? { name: known.name, members: known.members.length }
        : connector.describe(space);
    },
  };
}
