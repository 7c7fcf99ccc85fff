import { larkfield } from '../../bot/local/organisation';
import { playgroundConfig } from '../../bot/local/playground-config';
import { localRoster } from '../../bot/local/roster';
import type { Roster, SpaceAddress } from '../../bot/teams/port';

const asked: string[] = [];
const connector: Roster = {
  member: async (space, id) => {
    asked.push(`member ${space.id} ${id}`);
    return undefined;
  },
  some: async (space) => {
    asked.push(`some ${space.id}`);
    return [];
  },
  describe: async (space) => {
    asked.push(`describe ${space.id}`);
    return { name: 'Elsewhere', members: 3 };
  },
};
const roster = localRoster(larkfield, connector);
const at = (id: string): SpaceAddress => ({ tenant: 't', id, kind: 'team', serviceUrl: 's' });
const [network, meters, water] = larkfield.spaces.map(({ id }) => at(id));
const called = (name: string) => {
  const person = larkfield.people.find((known) => known.name === name);
  if (!person) throw new Error(`Nobody is called ${name}`);
  return person;
};

beforeEach(() => asked.splice(0));

test('knows the people of the organisation by both their ids', async () => {
  const otto = called('Otto Bramble');
  const expected = { id: otto.id, teamsId: otto.teamsId, name: otto.name, role: 'member' };
  if (!network || !meters) throw new Error('Spaces are missing');
  await expect(roster.member(network, otto.id)).resolves.toEqual(expected);
  await expect(roster.member(network, otto.teamsId)).resolves.toEqual(expected);
  await expect(roster.member(meters, otto.id)).resolves.toBeUndefined();
  expect(asked).toEqual([]);
});

test('tells guests and the bot from members', async () => {
  if (!meters) throw new Error('The chat is missing');
  const guest = called('Visitor Valdez');
  await expect(roster.member(meters, guest.id)).resolves.toMatchObject({ role: 'guest' });
  await expect(roster.member(meters, larkfield.bot.id)).resolves.toMatchObject({ role: 'bot' });
});

test('describes and lists its spaces without asking the chat client, who knows six people', async () => {
  if (!water) throw new Error('The team is missing');
  await expect(roster.describe(water)).resolves.toEqual({ name: 'Water Quality', members: 14 });
  await expect(roster.some(water, 100)).resolves.toHaveLength(14);
  await expect(roster.some(water, 5)).resolves.toHaveLength(5);
  expect(asked).toEqual([]);
});

test('asks the connector for any other space', async () => {
  await roster.member(at('other'), 'x');
  await roster.some(at('other'), 5);
  await roster.describe(at('other'));
  expect(asked).toEqual(['member other x', 'some other', 'describe other']);
});

test('the chat client is given six people who are in both of its spaces, under the same ids', () => {
  const config = JSON.parse(playgroundConfig(larkfield, 'tenant'));
  const people = [config.currentUser, ...config.users];
  expect(people).toHaveLength(6);
  for (const { aadObjectId, id, name } of people) {
    const person = called(name);
    expect([person.id, person.teamsId]).toEqual([aadObjectId, id]);
    expect(person.spaces).toEqual(expect.arrayContaining(['network', 'meters']));
  }
  expect([config.team.id, config.groupChat.id]).toEqual([network?.id, meters?.id]);
  expect(config.tenantId).toBe('tenant');
});
