import { card } from './cards/frame';
import { markdownFree } from './cards/parts';
import { understand } from './intelligence/understand';
import { spacePartition } from './spaces/partition';
import { joinKey } from './tables/keys';
import { TablesError } from './tables/port';
import type { Card, Reply, Teams, Turn } from './teams/port';
import { textsFor } from './texts/texts';
import type { World } from './world';

/** What one can begin with, a button each. */
const beginnings = [
  { title: 'help.giveKudos', verb: 'recognition.open' },
  { title: 'help.ask', verb: 'questions.open' },
  { title: 'help.share', verb: 'links.open' },
  { title: 'help.post', verb: 'posts.open' },
  { title: 'help.email', verb: 'nudges.email' },
  { title: 'help.profile', verb: 'people.open' },
];

/** What the bot can do, in one card whose buttons start it. */
function helpCard({ locale, space }: Turn, greeting: string): Card {
  const text = textsFor(locale);
  const example = text(space ? 'help.exampleSpace' : 'help.examplePersonal');
  const body = [
    { type: 'TextBlock', wrap: true, size: 'Medium', weight: 'Bolder', text: greeting },
    { type: 'TextBlock', wrap: true, text: text('help.what') },
    { type: 'TextBlock', wrap: true, isSubtle: true, spacing: 'Small', text: example },
  ];
  const actions = beginnings.map(({ title, verb }, n) => ({
    ...{ type: 'Action.Execute', title: text(title), verb, data: {} },
    ...(n === 0 && { style: 'positive' }),
  }));
  return card(locale, `${greeting} ${example}`, body, actions);
}

/** `help`, `hi`, words the bot does not know, and the first greeting in a chat. */
export function register(teams: Teams, world: World): void {
  const answer = (turn: Turn, key: string, values = {}): Reply => {
    const greeting = textsFor(turn.locale)(key, values);
    return { card: helpCard(turn, greeting), summary: greeting };
  };

  /** Teams may tell of one installation several times: a row remembers that we said hello. */
  async function firstTime(turn: Turn): Promise<boolean> {
    const partition = turn.space
      ? spacePartition(turn.tenant, turn.space.id)
      : joinKey(turn.tenant, 'u', turn.actor.id);
    try {
      await world.tables.insert({ partition, key: 'hello', at: world.clock() });
      return true;
    } catch (error) {
      if (error instanceof TablesError && error.code === 'AlreadyExists') return false;
      throw error;
    }
  }

  /** Whoever writes in a space is known to be there: their personal chat and tab look for it then. */
  async function noticed(turn: Turn): Promise<void> {
    const space = await world.spaces.here(turn);
    if (space) await world.spaces.seen(space, turn.actor.id);
  }

  const hello = async (turn: Turn) => {
    await noticed(turn);
    return answer(turn, 'help.hi', { name: markdownFree(turn.actor.name) });
  };
  teams.command('help', async (turn) => {
    await noticed(turn);
    const understood = await understand(world, turn);
    if (understood) return understood;
    return answer(turn, turn.text ? 'help.unknown' : 'help.help');
  });
  teams.command('hi', hello);
  teams.command('hello', hello);
  teams.installed(async (turn) => {
    const space = await world.spaces.installed(turn);
    if (space) await world.spaces.seen(space, turn.actor.id);
    if (!(await firstTime(turn))) return undefined;
    return space
      ? answer(turn, 'help.installedSpace', { space: markdownFree(space.name) })
      : answer(turn, 'help.installedPersonal');
  });
}
