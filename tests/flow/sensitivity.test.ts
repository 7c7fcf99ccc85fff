import { spacePartition } from '../../bot/spaces/partition';
import type { Tables } from '../../bot/tables/port';
import { allRows } from '../faults/rows';
import { bothStores } from '../support/both-stores';
import { inputsOf, press, pressVerb, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, personal, type Someone, someone } from '../support/turns';

const [mia, jonas] = ['Mia Brandt', 'Jonas Weber'].map(someone) as [Someone, Someone];
const open = groupChat('19:sensitive-open@thread.v2', 'Everybody');
const closed = groupChat('19:sensitive-closed@thread.v2', 'Three of us');
/** Plainly made up, put together so that nobody takes it for a real one. */
const secret = ['hunter', '2-Summer', '-9981'].join('');
const told = `Who knows why the pump does not log in? The password is ${secret} for now.`;
const address =
  'Who can call mara.quill@partner-pumps.net about the broken pump at the north plant?';

describe.each(bothStores)('important but not sensitive, on %s', (_name, openStore) => {
  let app: Running;
  let tables: Tables;
  beforeEach(async () => {
    tables = await openStore();
    app = await runProduct(tables);
    for (const place of [open, closed]) {
      app.connector.install(place.conversation, place.name ?? '', [mia, jonas]);
      await app.chat.install(mia, place);
      await app.chat.say(jonas, place, '{bot} hi');
    }
    await app.tell(mia, '/groups/open', { space: open.conversation });
    app.connector.reset();
  });
  afterEach(() => app.close());

  const rowsOf = async (conversation: string) =>
    JSON.stringify(await allRows(tables, spacePartition(open.tenant, conversation)));

  test('its author sees what was found, marked and masked, and nothing is kept until they say that it is open', async () => {
    const [form] = await app.chat.say(jonas, open, `{bot} ask ${told}`);
    const card = form?.attachments[0].content;
    expect(wordsOf(card)).toMatch(/may not be for everybody/);
    expect(wordsOf(card)).toContain('looks like a password');
    const shown = JSON.stringify(
      card.body.filter(({ type }: { type: string }) => type === 'Container'),
    );
    expect(shown).not.toContain(secret);
    expect(
      inputsOf(card)
        .map(({ value }) => value)
        .join(' '),
    ).toContain(secret);
    expect(await rowsOf(open.conversation)).not.toContain(secret);
    const again = press(card, 'Ask', {});
    const refused = await app.chat.click(jonas, open, again.verb, again.data, 'm');
    expect(wordsOf(refused.value)).toContain('looks like a password');
    expect(await rowsOf(open.conversation)).not.toContain(secret);
    const anyway = pressVerb(refused.value, 'questions.ask', { anyway: 'true' });
    await app.chat.click(jonas, open, 'questions.ask', anyway.data, 'm');
    await app.settled();
    const rows = await allRows(tables, spacePartition(open.tenant, open.conversation));
    const audit = rows.filter(({ what }) => what === 'sensitivity.anyway');
    expect(audit).toEqual([expect.objectContaining({ kinds: 'password', by: jonas.id })]);
    expect(JSON.stringify(audit)).not.toContain(secret);
    expect(rows.some(({ question }) => String(question).includes(secret))).toBe(true);
  });

  test('what is personal is asked about in a group, not among members; secrets are everywhere', async () => {
    const [asked] = await app.chat.say(jonas, open, `{bot} ask ${address}`);
    expect(wordsOf(asked?.attachments[0].content)).toContain('somebody’s address');
    expect(wordsOf(asked?.attachments[0].content)).toMatch(/choose a space that only its members/);
    expect(await app.chat.say(jonas, closed, `{bot} ask ${address}`)).toEqual([]);
    const [secretly] = await app.chat.say(jonas, closed, `{bot} ask ${told}`);
    const words = wordsOf(secretly?.attachments[0].content);
    expect(words).toContain('looks like a password');
    // There is no better place for a secret.
    expect(words).toMatch(/take it out/);
    expect(words).not.toMatch(/choose a space/);
    // What may stand among members is not asked about where something else is wrong.
    const long = `{bot} share https://pumps.example/login mara.quill@partner-pumps.net`;
    const [short] = await app.chat.say(jonas, closed, long);
    const card = short?.attachments[0].content;
    expect(wordsOf(card)).toMatch(/little more about why/);
    expect(wordsOf(card)).not.toContain('somebody’s address');
    expect(inputsOf(card).map(({ id }) => id)).not.toContain('anyway');
  });

  test('kudos, questions, links and the tab ask alike', async () => {
    const [kudos] = await app.chat.say(
      jonas,
      open,
      `{bot} kudos everyone for finding out that the password is ${secret} at last`,
    );
    const form = kudos?.attachments[0].content;
    expect(wordsOf(form)).toContain('looks like a password');
    const given = press(form, 'Give kudos', {});
    const again = await app.chat.click(jonas, open, given.verb, given.data, 'm');
    expect(wordsOf(again.value)).toContain('looks like a password');
    const asking = { space: open.conversation, title: address, details: '', tags: '' };
    const question = { ...asking, anonymous: false };
    expect(await app.tell(jonas, '/questions/ask', question)).toMatchObject({
      ...{ status: 422, body: { error: { code: 'sensitivity.found' } } },
    });
    const meant = await app.tell(jonas, '/questions/ask', { ...question, anyway: true });
    expect(meant.status).toBe(200);
    const why = `It says that the password is ${secret}, which every new colleague needs to know.`;
    const [link] = await app.chat.say(
      jonas,
      open,
      `{bot} share https://pumps.example/login ${why}`,
    );
    expect(wordsOf(link?.attachments[0].content)).toContain('looks like a password');
    const body = {
      space: open.conversation,
      url: 'https://pumps.example/login',
      title: '',
      tags: '',
    };
    const refused = await app.tell(jonas, '/links/share', { ...body, why });
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'sensitivity.found' } } });
    expect((await app.tell(jonas, '/links/share', { ...body, why, anyway: true })).status).toBe(
      200,
    );
  });

  test('in a dialog it is asked about, and posted when its author says so', async () => {
    const dialog = await app.chat.open(jonas, personal(jonas), 'askQuestion');
    const card = dialog.task.value.card.content;
    const action = card.actions[0].data;
    const typed = { ...action, title: 'Why does the pump not log in?', details: told };
    const space = { space: open.conversation };
    const back = await app.chat.submit(jonas, personal(jonas), 'askQuestion', {
      ...typed,
      ...space,
    });
    expect(wordsOf(back.task.value.card.content)).toContain('looks like a password');
    const sent = { ...typed, ...space, anyway: 'true' };
    await app.chat.submit(jonas, personal(jonas), 'askQuestion', sent);
    await app.settled();
    expect(await rowsOf(open.conversation)).toContain(secret);
  });
});
