import type { Registry } from '../../bot/teams/registry';
import { routesOf } from '../support/routes-of';
import type { Entry, Scene } from './entry';
import type { Row } from './table';

type Names = Pick<Registry, 'commands' | 'verbs' | 'dialogs' | 'queries'>;

/** What was registered or routed and no entry puts anything into. */
function uncovered(names: Names, routes: readonly string[], entries: readonly Entry[]) {
  // One thing may be done in several ways, which stand after a comma.
  const known = new Set(entries.map(({ way, name }) => `${way}: ${name.split(',')[0]}`));
  return [
    ...names.commands.map((word) => `bot text: ${word}`),
    ...names.verbs.map((verb) => `card: ${verb}`),
    ...names.dialogs.map((id) => `dialog: ${id}`),
    ...names.queries.map((id) => `query: ${id}`),
    ...['event: installed', 'event: meetingEnded', 'link: links'],
    ...routes,
  ].filter((name) => !known.has(name));
}

/** What has no entry, and why. */
const reasons: Readonly<Record<string, string>> = {
  'tab GET: /livez': 'takes nothing',
  'tab GET: /readyz': 'takes nothing',
  'tab GET: /': 'takes nothing',
  'tab GET: /{*path}': 'gives the page of the tab, whatever is asked',
  'tab POST: /': 'the endpoint of the bot: commands, buttons and forms are its entries',
  'tab POST: /token': 'answers this machine alone, in local mode',
};

/** Whatever is added later has to be put into this table as well. */
export function coverRow({ stage }: Scene, entries: readonly Entry[]): Row {
  const { teams, web } = stage.app.product;
  const routes = [
    ...new Set(routesOf(web.router).map((route) => `tab ${route.replace(' ', ': ')}`)),
  ].filter((route) => !reasons[route]);
  const left = uncovered(teams.registry, routes, entries);
  return {
    ...{ input: 'a way in that is not in this table', entry: 'all that is registered' },
    ...{ expected: 'none', got: left.join(', ') || 'none' },
    ...{ pass: left.length === 0, problems: left },
  };
}
