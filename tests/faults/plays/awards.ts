import { press, pressVerb } from '../../support/cards';
import { cardAction, installation, message, personal, type Someone } from '../../support/turns';

import { clicking, form, latest, type Play, type Stage, say } from './play';

const why = 'They dried out the pump house in one night, and wrote down how for the next flood.';
const award = { name: 'Crew of the month', recurrence: 'monthly' };

/** An award that is open in the chat, with the message of its period. */
async function open(stage: Stage) {
  const { mia, place, url, does } = stage;
  await does(installation(mia, place, url));
  const asked = await form(stage, place, 'awards');
  const inputs = { ...award, approvers: mia.id };
  await does(clicking(stage, mia, place, asked, 'Start', inputs)());
  const { shown } = stage.connector;
  const card = shown(place.conversation).at(-1)?.attachments?.[0]?.content as unknown;
  return { card, messageId: asked.messageId };
}

/** The form in place of the period's card, as one who nominates has it. */
async function nominating(stage: Stage, who: Someone) {
  const { place, url, does } = stage;
  const { card, messageId } = await open(stage);
  const { verb, data } = pressVerb(card, 'awards.nominateForm');
  const answer = await does(cardAction(who, place, url, verb, data, messageId));
  return { card: answer.value as unknown, messageId };
}

/** Jonas and Zoe are nominated by Zoe; with the message of their nomination. */
async function nominated(stage: Stage) {
  const { zoe, jonas, place, does, connector } = stage;
  const asked = await nominating(stage, zoe);
  const inputs = { people: [zoe.id, jonas.id].join(','), why };
  await does(clicking(stage, zoe, place, asked, 'Nominate', inputs)());
  return latest(connector, place);
}

const upon =
  (verb: string): Play['prepare'] =>
  async (stage) => {
    const { mia, place, url } = stage;
    const { card, messageId } = await open(stage);
    const { data } = pressVerb(card, verb);
    return () => cardAction(mia, place, url, verb, data, messageId);
  };

/** Awards: everything a person can do. */
export const awards: readonly Play[] = [
  { of: 'command awards', form: true, prepare: say('awards') },
  {
    of: 'command awards',
    way: 'with one open',
    prepare: async (stage) => {
      await open(stage);
      return say('awards')(stage);
    },
  },
  {
    of: 'verb awards.open',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'awards.open', {}, 'message-0'),
  },
  {
    of: 'verb awards.start',
    prepare: async (stage) => {
      const { mia, place, url, does } = stage;
      await does(installation(mia, place, url));
      const asked = await form(stage, place, 'awards');
      return clicking(stage, mia, place, asked, 'Start', award);
    },
  },
  { of: 'verb awards.nominateForm', form: true, prepare: upon('awards.nominateForm') },
  {
    of: 'verb awards.nominate',
    prepare: async (stage) => {
      const { mia, jonas, zoe, place } = stage;
      const asked = await nominating(stage, mia);
      const inputs = { people: [zoe.id, jonas.id].join(','), why, links: 'https://notes.example' };
      return clicking(stage, mia, place, asked, 'Nominate', inputs);
    },
  },
  {
    of: 'verb awards.nominate',
    way: 'who is nominated already',
    prepare: async (stage) => {
      const { mia, jonas, zoe, place, url, does } = stage;
      await nominated(stage);
      const asked = message(mia, place, url, '{bot} awards');
      await does(asked);
      const sent = stage.connector.sent.find(({ replyTo }) => replyTo === asked.id);
      const { verb, data } = pressVerb(
        sent?.activity.attachments?.[0]?.content,
        'awards.nominateForm',
      );
      const answer = await does(cardAction(mia, place, url, verb, data, sent?.id));
      const inputs = { people: [zoe.id, jonas.id].join(','), why: `${why} I was there.` };
      const form = { card: answer.value as unknown, ...(sent && { messageId: sent.id }) };
      return clicking(stage, mia, place, form, 'Nominate', inputs);
    },
  },
  {
    of: 'verb awards.back',
    prepare: async (stage) => {
      const { mia, place } = stage;
      return clicking(stage, mia, place, await nominating(stage, mia), 'Back');
    },
  },
  {
    of: 'verb awards.nominateKudos',
    prepare: async (stage) => {
      const { mia, jonas, zoe, place, url, does, connector } = stage;
      await open(stage);
      const words = 'for drying out the pump house together before the morning shift came';
      await does(message(mia, place, url, `{bot} kudos {0} {1} ${words}`, [jonas, zoe]));
      const { card, messageId } = latest(connector, place);
      const { verb, data } = pressVerb(card, 'awards.nominateKudos');
      return () => cardAction(mia, place, url, verb, data, messageId);
    },
  },
  {
    of: 'verb awards.support',
    prepare: async (stage) => {
      const { mia, place } = stage;
      return clicking(stage, mia, place, await nominated(stage), 'Support');
    },
  },
  {
    of: 'verb awards.end',
    prepare: async (stage) => {
      const { mia, place, url, connector } = stage;
      await nominated(stage);
      const asked = connector
        .shown(place.conversation)
        .map((each) => each.attachments?.[0]?.content as unknown)
        .find((card) => JSON.stringify(card ?? '').includes('awards.end'));
      const { verb, data } = pressVerb(asked, 'awards.end');
      return () => cardAction(mia, place, url, verb, data, 'message-0');
    },
  },
  {
    of: 'verb awards.decide',
    prepare: async (stage) => {
      const { mia, url, does, connector } = stage;
      const end = awards.find(({ of }) => of === 'verb awards.end') as Play;
      await does((await end.prepare(stage))());
      const { card, messageId } = latest(connector, personal(mia));
      const choice = JSON.stringify(card).match(/(?<="value":")n\.[^"]+/)?.[0];
      const { verb, data } = press(card, 'Decide', { nomination: choice, why });
      return () => cardAction(mia, personal(mia), url, verb, data, messageId);
    },
  },
];
