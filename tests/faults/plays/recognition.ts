import { press } from '../../support/cards';
import {
  cardAction,
  fetchTask,
  message,
  payload,
  personal,
  type Someone,
  submitAction,
} from '../../support/turns';

import { cardIn, clicking, form, type Play, type Stage, same, say } from './play';

const what = 'pairing on the import until the last file went through';

/** A kudos that stands in the chat, with its message. */
async function kudos(stage: Stage, to: readonly Someone[] = [stage.jonas, stage.zoe]) {
  const { mia, place, url, connector } = stage;
  const at = to.map((_, n) => `{${n}}`).join(' ');
  await stage.does(message(mia, place, url, `{bot} kudos ${at} for ${what}`, to));
  const posted = connector.sent.findLast(
    ({ method, conversation }) => method === 'POST' && conversation === place.conversation,
  );
  return { card: cardIn(posted), messageId: posted?.id };
}

/** The private question that follows a kudos to one person. */
async function offer(stage: Stage) {
  await kudos(stage, [stage.jonas]);
  const { conversation } = personal(stage.mia);
  const asked = stage.connector.sent.findLast((sent) => sent.conversation === conversation);
  return { card: cardIn(asked), messageId: asked?.id };
}

async function editing(stage: Stage) {
  const { mia, place, url } = stage;
  const shown = await kudos(stage);
  const { verb, data } = press(shown.card, 'Edit');
  const answer = await stage.does(cardAction(mia, place, url, verb, data, shown.messageId));
  return { card: answer.value as unknown, messageId: shown.messageId };
}

const kudosTo =
  (pick: (stage: Stage) => readonly Someone[]): Play['prepare'] =>
  async (stage) => {
    const to = pick(stage);
    const at = to.map((_, n) => `{${n}}`).join(' ');
    const typed = `{bot} kudos ${at} for ${what}`;
    return same(message(stage.mia, stage.place, stage.url, typed, to));
  };

/** Recognition: everything a person can do. */
export const recognition: readonly Play[] = [
  { of: 'command kudos', way: 'to a crew', prepare: kudosTo(({ jonas, zoe }) => [jonas, zoe]) },
  { of: 'command kudos', way: 'to one person', prepare: kudosTo(({ jonas }) => [jonas]) },
  {
    of: 'command kudos',
    way: 'to everyone',
    prepare: async ({ mia, place, url }) =>
      same(message(mia, place, url, `{bot} kudos everyone for ${what}`)),
  },
  { of: 'command kudos', way: 'bare', form: true, prepare: say('kudos') },
  {
    of: 'verb recognition.open',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'recognition.open', {}, 'message-0'),
  },
  {
    of: 'verb recognition.give',
    way: 'in the chat',
    prepare: async (stage) => {
      const people = `${stage.jonas.id},${stage.zoe.id}`;
      const asked = await form(stage, stage.place);
      return clicking(stage, stage.mia, stage.place, asked, 'Give kudos', { people, what });
    },
  },
  {
    of: 'verb recognition.give',
    way: 'from the personal chat',
    prepare: async (stage) => {
      await kudos(stage);
      const own = personal(stage.mia);
      const asked = await form(stage, own);
      const inputs = { people: stage.zoe.id, what };
      return clicking(stage, stage.mia, own, asked, 'Give kudos', inputs);
    },
  },
  {
    of: 'verb recognition.join',
    prepare: async (stage) =>
      clicking(stage, stage.zoe, stage.place, await kudos(stage), 'Join', { line: '' }),
  },
  {
    of: 'verb recognition.join',
    way: 'with a line',
    prepare: async (stage) =>
      clicking(stage, stage.zoe, stage.place, await kudos(stage), 'Join', { line: 'I saw it' }),
  },
  {
    of: 'verb recognition.join',
    way: 'with a line later',
    prepare: async (stage) => {
      const { zoe, place } = stage;
      const shown = await kudos(stage);
      await stage.does(clicking(stage, zoe, place, shown, 'Join', { line: '' })());
      return clicking(stage, zoe, place, shown, 'Join', { line: 'I saw it' });
    },
  },
  {
    of: 'verb recognition.openEdit',
    form: true,
    prepare: async (stage) => clicking(stage, stage.mia, stage.place, await kudos(stage), 'Edit'),
  },
  {
    of: 'verb recognition.edit',
    prepare: async (stage) => {
      const inputs = { what: `${what}, at last` };
      return clicking(stage, stage.mia, stage.place, await editing(stage), 'Save', inputs);
    },
  },
  {
    of: 'verb recognition.cancelEdit',
    prepare: async (stage) =>
      clicking(stage, stage.mia, stage.place, await editing(stage), 'Cancel'),
  },
  {
    of: 'verb recognition.takeBack',
    prepare: async (stage) =>
      clicking(stage, stage.mia, stage.place, await kudos(stage), 'Take back'),
  },
  {
    of: 'verb recognition.add',
    prepare: async (stage) => {
      const inputs = { people: stage.zoe.id };
      return clicking(
        stage,
        stage.mia,
        personal(stage.mia),
        await offer(stage),
        'Add them',
        inputs,
      );
    },
  },
  {
    of: 'verb recognition.nobodyElse',
    prepare: async (stage) =>
      clicking(stage, stage.mia, personal(stage.mia), await offer(stage), 'Nobody else'),
  },
  {
    of: 'dialog giveKudos',
    way: 'open',
    form: true,
    prepare: async ({ mia, jonas, place, url }) => {
      const on = payload('1700000000009', jonas, '<p>The import runs again</p>');
      return () => fetchTask(mia, place, url, 'giveKudos', on);
    },
  },
  {
    of: 'dialog giveKudos',
    way: 'submit',
    prepare: async (stage) => {
      const { mia, jonas, place, url } = stage;
      const on = payload('1700000000009', jonas, '<p>The import runs again</p>');
      const opened = await stage.does(fetchTask(mia, place, url, 'giveKudos', on));
      const { data } = press(opened.task.value.card.content, 'Give kudos', { what });
      return () => submitAction(mia, place, url, 'giveKudos', data, on);
    },
  },
];
