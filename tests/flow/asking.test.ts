import { eitherStore } from '../support/both-stores';
import { inputsOf, press, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Place, personal, type Someone, someone } from '../support/turns';

const [mia, jonas] = ['Mia Brandt', 'Jonas Weber'].map(someone) as [Someone, Someone];
const named = groupChat('19:asking-named@thread.v2', 'Three of us');
const nameless = groupChat('19:asking-nameless@thread.v2', 'Everybody');
const title = 'How do we calibrate chlorine sensors after a power cut?';
const alike = 'How to calibrate a chlorine sensor?';
/** Plainly made up, put together so that nobody takes it for a real one. */
const secret = `The password is ${['hunter', '2-Summer', '-9981'].join('')} for now.`;

describe.each(eitherStore)('a question whose form comes back, on %s', (_name, open) => {
  let app: Running;
  beforeEach(async () => {
    app = await runProduct(await open());
    for (const place of [nameless, named]) {
      app.connector.install(place.conversation, place.name ?? '', [mia, jonas]);
      await app.chat.install(mia, place);
      app.clock.now += 60_000;
      await app.chat.say(jonas, place, '{bot} hi');
    }
    const [settings] = await app.chat.say(mia, nameless, '{bot} space');
    const save = press(settings.attachments[0].content, 'Save', { anonymous: 'true' });
    await app.chat.click(mia, nameless, save.verb, save.data, 'm');
    await app.settled();
    app.connector.reset();
  });
  afterEach(() => app.close());

  const shown = (place: Place) => JSON.stringify(app.connector.shown(place.conversation));
  const typedIn = (card: unknown, id: string) =>
    inputsOf(card).find((input) => input.id === id)?.value;
  async function click(person: Someone, place: Place, card: unknown, button: string, inputs = {}) {
    const { verb, data } = press(card, button, inputs);
    const { value } = await app.chat.click(person, place, verb, data, 'form');
    await app.settled();
    return value;
  }
  /** A question like others to come, answered. */
  async function answerOne(place: Place) {
    await app.chat.say(mia, place, `{bot} ask ${title}`);
    await app.settled();
    const card = app.connector.shown(place.conversation).at(-1)?.attachments[0].content;
    await click(jonas, place, card, 'Send', { text: 'Rinse, then zero them.' });
    app.clock.now += 60_000;
  }

  test('without a name stays without one after similar questions were shown', async () => {
    await answerOne(nameless);
    const [form] = await app.chat.say(jonas, nameless, '{bot} ask');
    const wish = { title: alike, anonymous: 'true' };
    const similar = await click(jonas, nameless, form.attachments[0].content, 'Ask', wish);
    expect(wordsOf(similar)).toContain('Does one of these answer it?');
    expect(typedIn(similar, 'anonymous')).toBe('true');
    const asked = await click(jonas, nameless, similar, 'Ask anyway');
    expect(wordsOf(asked)).toContain('Asked by somebody here');
    expect(wordsOf(asked)).not.toContain('Jonas');
  });

  test('without a name is not asked with it where a space does not let it', async () => {
    const [form] = await app.chat.say(jonas, personal(jonas), 'ask');
    const card = form.attachments[0].content;
    const wish = { title, details: 'Since Monday.', anonymous: 'true', space: named.conversation };
    const back = await click(jonas, personal(jonas), card, 'Ask', wish);
    expect(wordsOf(back)).toMatch(/Three of us shows who asks, so I have not asked yet/);
    expect(shown(named)).not.toContain('chlorine');
    expect([typedIn(back, 'title'), typedIn(back, 'details')]).toEqual([title, 'Since Monday.']);
    expect(typedIn(back, 'anonymous')).toBe('true');
    const elsewhere = { space: nameless.conversation };
    await click(jonas, personal(jonas), back, 'Ask', elsewhere);
    expect(shown(nameless)).toContain('Asked by somebody here');
    const body = { space: named.conversation, title, details: '', tags: '', anonymous: true };
    expect((await app.tell(jonas, '/questions/ask', body)).body).toMatchObject({
      error: { code: 'questions.notAnonymous' },
    });
  });

  test('with similar questions and something sensitive is looked at once each, then asked', async () => {
    await answerOne(nameless);
    const [form] = await app.chat.say(jonas, nameless, '{bot} ask');
    const wish = { title: alike, details: secret };
    const similar = await click(jonas, nameless, form.attachments[0].content, 'Ask', wish);
    const sensitive = await click(jonas, nameless, similar, 'Ask anyway');
    expect(wordsOf(sensitive)).toContain('looks like a password');
    const asked = await click(jonas, nameless, sensitive, 'Ask', { anyway: 'true' });
    expect(wordsOf(asked)).toContain(alike);
  });

  test('in a dialog it is the same, whatever else is wrong between', async () => {
    await answerOne(nameless);
    const dialog = async (card: unknown, button: string, inputs = {}) => {
      const { data } = press(card, button, inputs);
      const { task } = await app.chat.submit(jonas, nameless, 'askQuestion', data);
      await app.settled();
      return task.value.card?.content ?? task.value;
    };
    const { task } = await app.chat.open(jonas, nameless, 'askQuestion');
    const wish = { title: alike, details: secret, anonymous: 'true' };
    const similar = await dialog(task.value.card.content, 'Ask', wish);
    expect(typedIn(similar, 'anonymous')).toBe('true');
    const short = await dialog(similar, 'Ask anyway', { title: 'Why?' });
    expect(wordsOf(short)).toMatch(/at least 8 characters/);
    const sensitive = await dialog(short, 'Ask', { title: alike });
    expect(wordsOf(sensitive)).toContain('looks like a password');
    const asked = await dialog(sensitive, 'Ask', { anyway: 'true' });
    expect(asked).toMatch(/Your question is in Everybody/);
  });
});
