import { press, pressVerb } from '../../support/cards';
import {
  cardAction,
  fetchTask,
  message,
  payload,
  type Someone,
  submitAction,
} from '../../support/turns';

import { clicking, form, latest, looked, type Play, type Stage, say } from './play';

const work = 'writing down how pumps age';

/** A post of Mia's that stands in the chat, with its message. */
async function post(stage: Stage) {
  const { mia, place, url, connector, does } = stage;
  await does(message(mia, place, url, `{bot} wol ${work}`));
  return latest(connector, place);
}

const upon =
  (
    verb: string,
    who: (stage: Stage) => Someone,
    inputs: Record<string, unknown> = {},
  ): Play['prepare'] =>
  async (stage) => {
    const { card, messageId } = await post(stage);
    const { data } = pressVerb(card, verb, inputs);
    return () => cardAction(who(stage), stage.place, stage.url, verb, data, messageId);
  };
const mia = (stage: Stage) => stage.mia;
const zoe = (stage: Stage) => stage.zoe;

/** Zoe watches, Jonas has offered input, and something is done by then. */
const after =
  (
    verb: string,
    who: (stage: Stage) => Someone,
    inputs: Record<string, unknown> = {},
  ): Play['prepare'] =>
  async (stage) => {
    const { jonas, place, url, connector, does } = stage;
    await does((await upon('posts.watch', zoe)(stage))());
    const { card, messageId } = latest(connector, place);
    const { data } = pressVerb(card, 'posts.input', { text: 'Ask the night shift.' });
    await does(cardAction(jonas, place, url, 'posts.input', data, messageId));
    const shown = pressVerb(latest(connector, place).card, verb, inputs);
    return () => cardAction(who(stage), place, url, verb, shown.data, messageId);
  };

/** Working out loud: everything a person can do. */
export const posts: readonly Play[] = [
  { of: 'command wol', prepare: say(`wol ${work}`) },
  { of: 'command wol', way: 'bare', form: true, prepare: say('wol') },
  {
    of: 'verb posts.open',
    form: true,
    prepare: async (stage) => () =>
      cardAction(stage.mia, stage.place, stage.url, 'posts.open', {}, 'message-0'),
  },
  {
    of: 'verb posts.post',
    prepare: async (stage) => {
      const asked = await form(stage, stage.place, 'wol');
      const inputs = { learned: work, url: 'https://pumps.example/ageing' };
      return clicking(stage, stage.mia, stage.place, asked, 'Post', inputs);
    },
  },
  { of: 'verb posts.input', prepare: upon('posts.input', zoe, { text: 'Ask the night shift.' }) },
  { of: 'verb posts.input', way: 'meant to be open', prepare: upon('posts.input', zoe, looked) },
  {
    of: 'verb posts.input',
    way: 'not for everybody',
    form: true,
    prepare: upon('posts.input', zoe, { text: looked.text }),
  },
  {
    of: 'verb posts.input',
    way: 'again within the hour',
    prepare: after('posts.input', zoe, { text: 'And the day shift.' }),
  },
  { of: 'verb posts.watch', prepare: upon('posts.watch', zoe) },
  { of: 'verb posts.helped', prepare: upon('posts.helped', zoe) },
  { of: 'verb posts.openEdit', form: true, prepare: upon('posts.openEdit', mia) },
  {
    of: 'verb posts.edit',
    prepare: async (stage) => {
      const { place, connector, does } = stage;
      const answer = await does((await upon('posts.openEdit', mia)(stage))());
      const { messageId } = latest(connector, place);
      const card = { card: answer.value as unknown, messageId };
      return clicking(stage, stage.mia, place, card, 'Save', { wanted: 'Which pumps are next?' });
    },
  },
  { of: 'verb posts.close', prepare: after('posts.close', mia, { text: 'It is on one page.' }) },
  {
    of: 'dialog workOutLoud',
    way: 'submit',
    prepare: async (stage) => {
      const { jonas, place, url } = stage;
      const on = payload('1700000000013', jonas, `<p>I am ${work}</p>`);
      const opened = await stage.does(fetchTask(stage.mia, place, url, 'workOutLoud', on));
      const { data } = press(opened.task.value.card.content, 'Post');
      return () => submitAction(stage.mia, place, url, 'workOutLoud', data, on);
    },
  },
];
