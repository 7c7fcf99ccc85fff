import { promptCard } from '../../bot/posts/compose';
import { eitherStore } from '../support/both-stores';
import { inputsOf, press, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe] = ['Mia Brandt', 'Jonas Weber', 'Zoe Okafor'].map(someone) as [
  Someone,
  Someone,
  Someone,
];
const members = groupChat('19:back-members@thread.v2', 'Three of us');
const everybody = groupChat('19:back-everybody@thread.v2', 'Everybody');
/** Plainly made up, put together so that nobody takes it for a real one. */
const secret = `Thank you all: the password is ${['hunter', '2-Summer', '-9981'].join('')} for now.`;

describe.each(eitherStore)('a form that comes back, on %s', (_name, open) => {
  let app: Running;
  beforeEach(async () => {
    app = await runProduct(await open());
    for (const place of [members, everybody]) {
      app.connector.install(place.conversation, place.name ?? '', [mia, jonas, zoe]);
      await app.chat.install(mia, place);
      app.clock.now += 60_000;
      await app.chat.say(jonas, place, '{bot} hi');
    }
    await app.tell(mia, '/groups/open', { space: everybody.conversation });
    await app.settled();
    app.connector.reset();
  });
  afterEach(() => app.close());

  const shown = (conversation: string) => JSON.stringify(app.connector.shown(conversation));
  const input = (card: unknown, id: string) => inputsOf(card).find((each) => each.id === id);
  async function click(card: unknown, button: string, inputs: object) {
    const { verb, data } = press(card, button, { ...inputs });
    const { value } = await app.chat.click(jonas, personal(jonas), verb, data, 'form');
    await app.settled();
    return value;
  }
  /** The place that is not proposed. */
  const otherThan = (card: unknown) =>
    [members, everybody]
      .map(({ conversation }) => conversation)
      .find((one) => one !== input(card, 'space')?.value);

  test('for one space alone stays for it: what was meant for its members is not read by everybody', async () => {
    const { world } = app.product;
    const space = await world.spaces.find(members.tenant, members.conversation);
    if (!space) throw new Error('No space');
    const prompt = promptCard(world, space, jonas.id, 'en-GB');
    const wish = { working: 'The plan for the pumps', url: 'no link' };
    const back = await click(prompt, 'Post', wish);
    expect(wordsOf(back)).toMatch(/not a link I can take/);
    expect(input(back, 'space')).toBeUndefined();
    expect(wordsOf(await click(back, 'Post', { url: '' }))).toContain('Three of us');
    expect(shown(members.conversation)).toContain('The plan for the pumps');
    expect(shown(everybody.conversation)).not.toContain('The plan');
  });

  test.each([
    ['wol', 'Post', { working: 'The plan for the pumps', url: 'no link' }],
    ['share', 'Share', { url: 'no link', why: 'It says how the pumps are put together again.' }],
    ['kudos', 'Give kudos', { people: zoe.id, what: secret }],
    ['ask', 'Ask', { title: 'How do we log in to the pumps?', details: secret }],
    ['awards', 'Start', { name: 'Crew of the month', closes: '2026-02-01' }],
  ])('where one chose where it goes keeps the choice: %s', async (command, button, wish) => {
    const [form] = await app.chat.say(jonas, personal(jonas), command);
    const card = form.attachments[0].content;
    const chosen = otherThan(card);
    const back = await click(card, button, { ...wish, space: chosen });
    expect(input(back, 'space')).toMatchObject({ value: chosen });
    expect(input(back, 'space')?.choices).toHaveLength(2);
  });

  test.each([
    ['workOutLoud', 'Post', { working: 'The plan for the pumps', url: 'no link' }],
    ['shareLink', 'Share', { url: 'no link', why: 'It says how the pumps are put together.' }],
    ['giveKudos', 'Give kudos', { people: zoe.id, what: secret }],
    ['askQuestion', 'Ask', { title: 'Why?' }],
  ])('in a dialog too: %s', async (dialog, button, wish) => {
    const { task } = await app.chat.open(jonas, personal(jonas), dialog);
    const card = task.value.card.content;
    const chosen = otherThan(card);
    const { data } = press(card, button, { ...wish, space: chosen });
    const back = await app.chat.submit(jonas, personal(jonas), dialog, data);
    expect(input(back.task.value.card.content, 'space')).toMatchObject({ value: chosen });
  });

  test.each([
    ['workOutLoud', 'Post', 'working', { working: 'The plan for the pumps' }],
    [
      'shareLink',
      'Share',
      'why',
      { url: 'https://pumps.example', why: 'It tells how pumps age and whom to ask when they do.' },
    ],
    ['giveKudos', 'Give kudos', 'what', { people: zoe.id, what: 'You dried out the pump house.' }],
    ['askQuestion', 'Ask', 'title', { title: 'How do the pumps log in at night?' }],
  ])(
    'with what was typed where the place it was to go is closed meanwhile: %s',
    async (dialog, button, id, wish) => {
      const { task } = await app.chat.open(jonas, personal(jonas), dialog);
      const { data } = press(task.value.card.content, button, {
        ...wish,
        space: everybody.conversation,
      });
      const [form] = await app.chat.say(mia, everybody, '{bot} space');
      const close = press(form.attachments[0].content, 'Close it (read-only)');
      await app.chat.click(mia, everybody, close.verb, close.data, 'form');
      const back = await app.chat.submit(jonas, personal(jonas), dialog, data);
      const card = back.task.value.card.content;
      expect(wordsOf(card)).toContain('Everybody is closed');
      expect(input(card, id)?.value).toBe(Object.entries(wish).find(([name]) => name === id)?.[1]);
      expect(shown(members.conversation)).not.toContain(String(input(card, id)?.value));
      // Where it goes instead is for all to see, though it is the only place left.
      expect(input(card, 'space')).toMatchObject({ value: members.conversation });
      const again = press(card, button, {}).data;
      const done = await app.chat.submit(jonas, personal(jonas), dialog, again);
      expect(JSON.stringify(done.task)).toContain('Three of us');
    },
  );
});
