import { press, pressVerb } from '../../support/cards';
import {
  cardAction,
  fetchTask,
  groupChat,
  installation,
  message,
  payload,
  personal,
  query,
  submitAction,
} from '../../support/turns';

import {
  beside,
  clicking,
  form,
  latest,
  type Play,
  type Stage,
  same,
  say,
  sealedClick,
} from './play';

const why = 'It told me in ten minutes how pumps age, and whom to ask when they do.';
const page = 'https://pumps.example/ageing';

/** A link that stands in the chat, with its message. */
async function link(stage: Stage) {
  const { mia, place, url, connector, does } = stage;
  await does(message(mia, place, url, `{bot} share ${page} ${why}`));
  return latest(connector, place);
}

const uponLink =
  (verb: string, inputs: Record<string, unknown> = {}): Play['prepare'] =>
  async (stage) => {
    const { card, messageId } = await link(stage);
    const { data } = pressVerb(card, verb, inputs);
    return () => cardAction(stage.zoe, stage.place, stage.url, verb, data, messageId);
  };

/** A button of somebody who vets: Mia owns the chat, and vets for it what Jonas shared. */
const vetting =
  (verb: string, inputs: Record<string, unknown>, again = false): Play['prepare'] =>
  async (stage) => {
    const { jonas, mia, zoe, place, url, does, connector } = stage;
    await does(installation(mia, place, url));
    await does(message(jonas, place, url, `{bot} share ${page} ${why}`));
    const asked = () => latest(connector, personal(mia));
    if (again) {
      await does(clicking(stage, mia, personal(mia), asked(), 'Approve')());
      await does(clicking(stage, zoe, place, latest(connector, place), 'Out of date?')());
    }
    const { card, messageId } = asked();
    const { data } = pressVerb(card, verb, inputs);
    return () => cardAction(mia, personal(mia), url, verb, data, messageId);
  };

/** A chat that the space names as its curators' channel. */
async function channel(stage: Stage) {
  const { mia, jonas, place, url, connector, does } = stage;
  const there = groupChat(beside(place, 'curators'), 'Curators');
  connector.install(there.conversation, 'Curators', [mia, jonas]);
  for (const one of [place, there]) await does(installation(mia, one, url));
  const settings = { name: 'Release chat', owners: mia.id, curatorsChannel: there.conversation };
  await does(sealedClick(stage, 'spaces.save', { space: place.conversation }, settings)());
  return there;
}

/** Links: everything a person can do. */
export const links: readonly Play[] = [
  { of: 'command share', prepare: say(`share ${page} ${why}`) },
  { of: 'command share', way: 'bare', form: true, prepare: say('share') },
  {
    of: 'command share',
    way: 'asked in the channel',
    prepare: async (stage) => {
      await channel(stage);
      return same(message(stage.jonas, stage.place, stage.url, `{bot} share ${page} ${why}`));
    },
  },
  {
    of: 'verb links.open',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'links.open', {}, 'message-0'),
  },
  {
    of: 'verb links.share',
    prepare: async (stage) => {
      const asked = await form(stage, stage.place, 'share');
      return clicking(stage, stage.mia, stage.place, asked, 'Share', { url: page, why });
    },
  },
  {
    of: 'verb links.why',
    prepare: uponLink('links.why', {
      text: 'For whoever plans the renewal: the curves on the last page are ours.',
    }),
  },
  { of: 'verb links.context', prepare: uponLink('links.context', { text: 'For old pumps only.' }) },
  { of: 'verb links.useful', prepare: uponLink('links.useful') },
  { of: 'verb links.outdated', prepare: uponLink('links.outdated') },
  { of: 'verb links.save', prepare: uponLink('links.save') },
  { of: 'verb links.approve', prepare: vetting('links.approve', { words: 'Page 3 is ours.' }) },
  { of: 'verb links.sendBack', prepare: vetting('links.sendBack', { text: 'For which pumps?' }) },
  { of: 'verb links.decline', prepare: vetting('links.decline', { text: 'It is an advert.' }) },
  {
    of: 'verb links.decline',
    way: 'in the channel',
    prepare: async (stage) => {
      const { jonas, mia, place, url, connector, does } = stage;
      const there = await channel(stage);
      await does(message(jonas, place, url, `{bot} share ${page} ${why}`));
      const { card, messageId } = latest(connector, there);
      const { data } = pressVerb(card, 'links.decline', { text: 'It is an advert.' });
      return () => cardAction(mia, there, url, 'links.decline', data, messageId);
    },
  },
  { of: 'verb links.stillGood', prepare: vetting('links.stillGood', {}, true) },
  { of: 'verb links.update', prepare: vetting('links.update', { text: 'Second edition.' }, true) },
  { of: 'verb links.retire', prepare: vetting('links.retire', { text: 'It is gone.' }, true) },
  {
    of: 'verb links.improve',
    form: true,
    prepare: async (stage) => {
      const { jonas, url, connector, does } = stage;
      await does((await vetting('links.sendBack', { text: 'For which pumps?' })(stage))());
      const { card, messageId } = latest(connector, personal(jonas));
      const { data } = pressVerb(card, 'links.improve');
      return () => cardAction(jonas, personal(jonas), url, 'links.improve', data, messageId);
    },
  },
  {
    of: 'dialog shareLink',
    way: 'submit',
    prepare: async (stage) => {
      const { mia, place, url } = stage;
      const opened = await stage.does(fetchTask(mia, place, url, 'shareLink'));
      const { data } = press(opened.task.value.card.content, 'Share', { url: page, why });
      return () => submitAction(mia, place, url, 'shareLink', data);
    },
  },
  {
    of: 'dialog curateThis',
    way: 'submit',
    prepare: async (stage) => {
      const { mia, jonas, place, url } = stage;
      const on = payload('1700000000011', jonas, `<p>Have a look: ${page}</p>`);
      const opened = await stage.does(fetchTask(mia, place, url, 'curateThis', on));
      const { data } = press(opened.task.value.card.content, 'Share', { why });
      return () => submitAction(mia, place, url, 'curateThis', data, on);
    },
  },
  {
    of: 'query findLinks',
    prepare: async (stage) => {
      await link(stage);
      return () => query(stage.mia, stage.place, stage.url, 'findLinks', { text: 'pumps' });
    },
  },
];
