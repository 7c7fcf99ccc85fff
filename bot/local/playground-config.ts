import { type LocalPerson, type Organisation, peopleOf } from './organisation';

/** The Playground takes one current user and exactly five others. */
const otherPeople = 5;

function userOf({ id, teamsId, name }: LocalPerson) {
  const [givenName = name, ...rest] = name.split(' ');
  const mail = `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@larkfield.example`;
  return {
    id: teamsId,
    name,
    // Spelled so by the Playground.
    userPrincipleName: mail,
    aadObjectId: id,
    givenName,
    surname: rest.join(' '),
    email: mail,
  };
}

/**
 * The Playground's configuration (`.m365agentsplayground.yml`, of which JSON is a part): the
 * organisation's first team and first group chat, with the first six people who are in both.
 */
export function playgroundConfig(organisation: Organisation, tenantId: string): string {
  const { bot, spaces } = organisation;
  const team = spaces.find(({ kind }) => kind === 'team');
  const chat = spaces.find(({ kind }) => kind === 'groupChat');
  if (!team || !chat) throw new Error('The Playground needs a team and a group chat');
  const inTeam = peopleOf(organisation, team);
  const both = peopleOf(organisation, chat).filter((person) => inTeam.includes(person));
  const [currentUser, ...others] = both.slice(0, 1 + otherPeople).map(userOf);
  if (others.length < otherPeople)
    throw new Error('The Playground needs six people in both spaces');
  return JSON.stringify(
    {
      version: '0.1.1',
      tenantId,
      bot,
      currentUser,
      users: others,
      personalChat: { id: 'local-personal-chat' },
      groupChat: { id: chat.id, name: chat.name },
      team: {
        id: team.id,
        name: team.name,
        aadGroupId: '10ca1000-0000-4000-8000-000000000100',
        channels: [{ id: `${team.id}-shared-work`, name: 'Shared work' }],
      },
    },
    null,
    2,
  );
}
