import { type LocalPerson, localPeople } from './local';
import { startTeams, type Teams, type TeamsContext } from './teams';

/** Where the page runs: in Teams, in a plain browser of a local server, or somewhere it cannot work. */
export type Connection =
  | { readonly kind: 'teams'; readonly teams: Teams; readonly context: Promise<TeamsContext> }
  | { readonly kind: 'local'; readonly people: readonly LocalPerson[] }
  | { readonly kind: 'outside' };

/** Finds out where the page runs; never rejects. In Teams, tokens can be had as soon as it resolves. */
export async function connect(): Promise<Connection> {
  const teams = await startTeams();
  if (teams) return { kind: 'teams', teams, context: teams.context() };
  const people = await localPeople();
  return people ? { kind: 'local', people } : { kind: 'outside' };
}
