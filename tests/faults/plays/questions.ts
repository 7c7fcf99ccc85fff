import { press } from '../../support/cards';
import {
  cardAction,
  fetchTask,
  message,
  payload,
  personal,
  query,
  type Someone,
  submitAction,
} from '../../support/turns';

import {
  clicking,
  form,
  latest,
  looked,
  type Play,
  type Stage,
  same,
  say,
  sealedClick,
} from './play';

/** A question that stands in the chat, with its message. */
async function question(stage: Stage) {
  const { mia, place, url, connector } = stage;
  const there = connector
    .shown(place.conversation)
    .some((each) => JSON.stringify(each).includes('How do pumps'));
  if (!there) await stage.does(message(mia, place, url, '{bot} ask How do pumps age here?'));
  return latest(connector, place);
}

/** The private card of somebody the question was passed on to. */
async function passedOn(stage: Stage) {
  const profile = { skills: 'pumps', interests: '', languages: '', asking: 'any', pauseWeeks: '0' };
  const { jonas, place, connector } = stage;
  await stage.does(sealedClick({ ...stage, mia: jonas }, 'people.save', {}, profile)());
  await stage.does(message(jonas, place, stage.url, '{bot} help'));
  await stage.does(message(stage.mia, place, stage.url, '{bot} ask How do pumps age here?'));
  return latest(connector, personal(jonas));
}

const answering =
  (
    title: string,
    who: (stage: Stage) => Someone,
    inputs: Record<string, unknown> = {},
  ): Play['prepare'] =>
  async (stage) =>
    clicking(stage, who(stage), stage.place, await question(stage), title, inputs);

/** What can be done with an answer that stands there. */
const uponAnswer =
  (
    title: string,
    who: (stage: Stage) => Someone,
    inputs: Record<string, unknown> = {},
  ): Play['prepare'] =>
  async (stage) => {
    const { jonas, place, connector, does } = stage;
    await does((await answering('Send', () => jonas, { text: 'With water.' })(stage))());
    return clicking(stage, who(stage), place, latest(connector, place), title, inputs);
  };

/** Questions: everything a person can do. */
export const questions: readonly Play[] = [
  {
    of: 'command ask',
    prepare: async ({ mia, place, url }) =>
      same(message(mia, place, url, '{bot} ask How do we calibrate the sensors?')),
  },
  { of: 'command ask', way: 'bare', form: true, prepare: say('ask') },
  {
    of: 'verb questions.open',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'questions.open', {}, 'message-0'),
  },
  {
    of: 'verb questions.ask',
    prepare: async (stage) => {
      const asked = await form(stage, stage.place, 'ask');
      return clicking(stage, stage.mia, stage.place, asked, 'Ask', {
        title: 'How do pumps age here?',
      });
    },
  },
  {
    of: 'verb questions.answer',
    prepare: answering('Send', ({ jonas }) => jonas, { text: 'With water.' }),
  },
  {
    of: 'verb questions.answer',
    way: 'meant to be open',
    prepare: answering('Send', ({ jonas }) => jonas, looked),
  },
  {
    of: 'verb questions.add',
    prepare: uponAnswer('Send', ({ zoe }) => zoe, { text: 'And time.' }),
  },
  { of: 'verb questions.useful', prepare: uponAnswer('Useful', ({ zoe }) => zoe) },
  { of: 'verb questions.accept', prepare: uponAnswer('Accept', ({ mia }) => mia) },
  {
    of: 'verb questions.reopen',
    prepare: async (stage) => {
      const { mia, place, does, connector } = stage;
      const accept = await uponAnswer('Accept', ({ mia: asker }) => asker)(stage);
      await does(accept());
      return clicking(stage, mia, place, latest(connector, place), 'Reopen');
    },
  },
  { of: 'verb questions.openEdit', form: true, prepare: answering('Edit', ({ mia }) => mia) },
  {
    of: 'verb questions.edit',
    prepare: async (stage) => {
      const { mia, place, does } = stage;
      const open = await answering('Edit', ({ mia: asker }) => asker)(stage);
      const answer = await does(open());
      const { messageId } = await question(stage);
      const card = { card: answer.value as unknown, messageId };
      return clicking(stage, mia, place, card, 'Save', { title: 'How do pumps age, really?' });
    },
  },
  {
    of: 'verb questions.decline',
    prepare: async (stage) =>
      clicking(stage, stage.jonas, personal(stage.jonas), await passedOn(stage), 'Not me'),
  },
  {
    of: 'verb questions.suggest',
    prepare: async (stage) => {
      const inputs = { person: stage.zoe.id };
      return clicking(
        stage,
        stage.jonas,
        personal(stage.jonas),
        await passedOn(stage),
        'Ask them',
        inputs,
      );
    },
  },
  {
    of: 'dialog askQuestion',
    way: 'open',
    form: true,
    prepare: async ({ mia, jonas, place, url }) => {
      const on = payload('1700000000009', jonas, '<p>How do we flush dead ends?</p>');
      return () => fetchTask(mia, place, url, 'askQuestion', on);
    },
  },
  {
    of: 'dialog askQuestion',
    way: 'submit',
    prepare: async (stage) => {
      const { mia, place, url } = stage;
      const opened = await stage.does(fetchTask(mia, place, url, 'askQuestion'));
      const { data } = press(opened.task.value.card.content, 'Ask', {
        title: 'How do pumps age here?',
      });
      return () => submitAction(mia, place, url, 'askQuestion', data);
    },
  },
  {
    of: 'dialog answerWithThis',
    way: 'submit',
    prepare: async (stage) => {
      const { jonas, zoe, place, url } = stage;
      await question(stage);
      const on = payload('1700000000010', zoe, '<p>Slowly, and with water.</p>');
      const opened = await stage.does(fetchTask(jonas, place, url, 'answerWithThis', on));
      const { data } = press(opened.task.value.card.content, 'Send');
      return () => submitAction(jonas, place, url, 'answerWithThis', data, on);
    },
  },
  {
    of: 'query findQuestions',
    prepare: async (stage) => {
      await question(stage);
      return () => query(stage.mia, stage.place, stage.url, 'findQuestions', { text: 'pumps' });
    },
  },
];
