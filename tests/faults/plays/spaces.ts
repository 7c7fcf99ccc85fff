import { groupChat, installation } from '../../support/turns';

import { beside, type Play, type Stage, say, sealedClick } from './play';

/** The space of the stage, and another one that is a group already. */
async function besideGroup(stage: Stage) {
  const { mia, jonas, zoe, place, url, connector, does } = stage;
  const group = groupChat(beside(place, 'group'), 'Group chat');
  connector.install(group.conversation, 'Group chat', [mia, jonas, zoe]);
  await does(installation(mia, place, url));
  await does(installation(mia, group, url));
  await does(sealedClick(stage, 'spaces.openGroup', { space: group.conversation })());
  return { target: { space: place.conversation }, inputs: { group: group.conversation } };
}

const upon =
  (verb: string, target: (stage: Stage) => object, inputs: object = {}): Play['prepare'] =>
  async (stage) => {
    await stage.does(installation(stage.mia, stage.place, stage.url));
    return sealedClick(stage, verb, target(stage), inputs);
  };
const thisSpace = ({ place }: Stage) => ({ space: place.conversation });

/** Spaces and groups: everything a person can do. */
export const spaces: readonly Play[] = [
  { of: 'command groups', form: true, prepare: say('groups') },
  { of: 'command space', form: true, prepare: say('space') },
  { of: 'verb spaces.openGroup', prepare: upon('spaces.openGroup', thisSpace) },
  {
    of: 'verb spaces.replaceGroup',
    prepare: async (stage) => {
      const { target, inputs } = await besideGroup(stage);
      return sealedClick(stage, 'spaces.replaceGroup', target, inputs);
    },
  },
  {
    of: 'verb spaces.mergeGroup',
    prepare: async (stage) => {
      const { target, inputs } = await besideGroup(stage);
      return sealedClick(stage, 'spaces.mergeGroup', target, inputs);
    },
  },
  {
    of: 'verb spaces.save',
    prepare: async (stage) => {
      const inputs = { name: 'Release chat', owners: stage.mia.id, leaders: '', curators: '' };
      return upon('spaces.save', thisSpace, inputs)(stage);
    },
  },
  { of: 'verb spaces.close', prepare: upon('spaces.close', thisSpace) },
  { of: 'verb spaces.reopen', prepare: upon('spaces.reopen', thisSpace) },
];
