import { makeSeals } from '../../bot/operations/seal';
import type { Registry } from '../../bot/teams/registry';
import { press, pressVerb } from '../support/cards';
import type { FakeConnector, Sent } from '../support/connector';
import {
  cardAction,
  fetchTask,
  groupChat,
  type Incoming,
  installation,
  message,
  type Place,
  payload,
  personal,
  query,
  type Someone,
  submitAction,
} from '../support/turns';
import { cardKey } from './instance';

/** Where one play is played: a chat of its own with three people of its own. */
export interface Stage {
  readonly place: Place;
  readonly mia: Someone;
  readonly jonas: Someone;
  readonly zoe: Someone;
  /** The serviceUrl of activities. */
  readonly url: string;
  readonly connector: FakeConnector;
  /** Posts an activity and waits until its effects are done; gives the body of the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was answered
  does(activity: Incoming): Promise<any>;
}

/** Makes the activity of one delivery: the same click under a new id, or the same message as it was. */
type Delivery = () => Incoming;

/** One thing a person can do, and what has to be before they can. */
export interface Play {
  /** What it exercises, as the registry names it: `verb recognition.join`. */
  readonly of: string;
  /** Which way of it, where there are several. */
  readonly way?: string;
  /** Its answer is a form, whose nonce is fresh each time. */
  readonly form?: boolean;
  prepare(stage: Stage): Promise<Delivery>;
}

const what = 'pairing on the import until the last file went through';

function cardIn(sent: Sent | undefined): unknown {
  const card: unknown = sent?.activity.attachments?.[0]?.content;
  if (!card) throw new Error('There is no card');
  return card;
}

const same = (activity: Incoming): Delivery => {
  return () => activity;
};

/** Types something and gives the form it brings, with its message. */
async function form({ mia, url, connector, does }: Stage, where: Place, word = 'kudos') {
  const asked = message(mia, where, url, `{bot} ${word}`);
  await does(asked);
  const sent = connector.sent.find(({ replyTo }) => replyTo === asked.id);
  return { card: cardIn(sent), messageId: sent?.id };
}

/** The message a conversation shows last, with the id it was posted under. */
function latest({ sent, shown }: FakeConnector, { conversation }: Place) {
  const posted = sent.findLast(
    (each) => each.method === 'POST' && each.conversation === conversation,
  );
  return {
    card: shown(conversation).at(-1)?.attachments?.[0]?.content as unknown,
    messageId: posted?.id,
  };
}

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

function clicking(
  { url }: Stage,
  who: Someone,
  where: Place,
  { card, messageId }: { card: unknown; messageId?: string },
  title: string,
  inputs: Record<string, unknown> = {},
): Delivery {
  const { verb, data } = press(card, title, inputs);
  return () => cardAction(who, where, url, verb, data, messageId);
}

async function editing(stage: Stage) {
  const { mia, place, url } = stage;
  const shown = await kudos(stage);
  const { verb, data } = press(shown.card, 'Edit');
  const answer = await stage.does(cardAction(mia, place, url, verb, data, shown.messageId));
  return { card: answer.value as unknown, messageId: shown.messageId };
}

const say =
  (text: string): Play['prepare'] =>
  async ({ mia, place, url }) =>
    same(message(mia, place, url, `{bot} ${text}`));

const kudosTo =
  (pick: (stage: Stage) => readonly Someone[]): Play['prepare'] =>
  async (stage) => {
    const to = pick(stage);
    const at = to.map((_, n) => `{${n}}`).join(' ');
    const typed = `{bot} kudos ${at} for ${what}`;
    return same(message(stage.mia, stage.place, stage.url, typed, to));
  };

/** A button as the server would seal it for Mia, for cards that only show in a state other stages are not in. */
function sealedClick(stage: Stage, verb: string, target: object, inputs: object = {}): Delivery {
  const now = Date.parse('2026-03-02T09:30:00.000Z');
  const sealing = {
    verb,
    target,
    nonce: `${verb} ${stage.place.conversation}`,
    now,
    lifeMs: 366 * 86_400_000,
  };
  const sealed = makeSeals([cardKey]).seal({ ...sealing, actor: stage.mia.id });
  const { mia, place, url } = stage;
  return () => cardAction(mia, place, url, verb, { sealed, ...inputs }, 'message-0');
}

/** The space of the stage, and another one that is a group already. */
async function besideGroup(stage: Stage) {
  const { mia, jonas, zoe, place, url, connector, does } = stage;
  const group = groupChat(place.conversation.replace('19:', '19:group-'), 'Group chat');
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

/** Every thing a person can do. `missing` holds this list to what the practices register. */
export const plays: readonly Play[] = [
  { of: 'command help', prepare: say('help') },
  { of: 'command hi', prepare: say('hi') },
  { of: 'command hello', prepare: say('hello') },
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
  { of: 'command share', prepare: say(`share ${page} ${why}`) },
  { of: 'command share', way: 'bare', form: true, prepare: say('share') },
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
  { of: 'command profile', form: true, prepare: say('profile') },
  { of: 'command me', form: true, prepare: say('me') },
  { of: 'command alias', prepare: say('alias k8s = kubernetes') },
  {
    of: 'verb people.open',
    form: true,
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'people.open', {}, 'message-0'),
  },
  {
    of: 'verb people.save',
    prepare: async (stage) => {
      const inputs = { skills: 'Pumps, valves', interests: '', languages: '', asking: 'any' };
      return sealedClick(stage, 'people.save', {}, { ...inputs, pauseWeeks: '0' });
    },
  },
  {
    of: 'verb people.addSkills',
    prepare: async (stage) => sealedClick(stage, 'people.addSkills', { skills: ['pumps'] }),
  },
  {
    of: 'verb people.noSkills',
    prepare:
      async ({ mia, place, url }) =>
      () =>
        cardAction(mia, place, url, 'people.noSkills', {}, 'message-0'),
  },
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
  {
    of: 'event installed',
    prepare: async ({ mia, place, url }) => same(installation(mia, place, url)),
  },
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

export function nameOf({ of, way }: Play): string {
  return way ? `${of} ${way}` : of;
}

/** What the practices register and no play exercises. */
export function missing({ commands, verbs, dialogs, queries }: Registry): string[] {
  const known = new Set(plays.map(({ of }) => of));
  return [
    ...commands.map((word) => `command ${word}`),
    ...verbs.map((verb) => `verb ${verb}`),
    ...dialogs.map((id) => `dialog ${id}`),
    ...queries.map((id) => `query ${id}`),
    'event installed',
  ].filter((name) => !known.has(name));
}
