import type { GroupAnswer } from '../../bot/spaces/contract';
import { bothStores } from '../support/both-stores';
import { press, titlesOf, wordsOf } from '../support/cards';
import { type Running, runProduct } from '../support/product';
import { groupChat, type Place, type Someone, someone } from '../support/turns';

const mia = someone('Mia Brandt');
const jonas = someone('Jonas Weber');
const lena = someone('Lena Fischer');
const gast = someone('Gesa Gast');
const what = 'pairing on the import until the last file went through';

describe.each(bothStores)('groups on %s', (_name, open) => {
  let app: Running;
  const chats = Array.from({ length: 7 }, (_, n) => groupChat(`19:g${n}@thread.v2`, `Chat ${n}`));
  const [first, second, , , fifth] = chats as [Place, Place, Place, Place, Place];

  beforeAll(async () => {
    app = await runProduct(await open());
    for (const chat of chats) {
      app.connector.install(chat.conversation, chat.name ?? '', [
        mia,
        jonas,
        { ...gast, userRole: 'guest' },
      ]);
      await app.chat.install(mia, chat);
    }
    const home = groupChat('19:home@thread.v2', 'Home');
    app.connector.install(home.conversation, 'Home', [lena, jonas]);
    await app.chat.say(jonas, home, `{bot} kudos {0} for ${what}`, [lena]);
    await app.settled();
  });
  afterAll(async () => {
    await app.close();
  });

  const openGroup = async (space: string, choice = {}, person: Someone = mia) =>
    app.tell(person, '/groups/open', { space, ...choice });
  const groups = async () => {
    app.clock.now += 31_000;
    const { body } = await app.ask(mia, '/groups');
    return (body as { groups: { id: string }[] }).groups.map(({ id }) => id).toSorted();
  };

  test('of many who open groups at once, four succeed; the others are asked to choose', async () => {
    const rounds: unknown[] = [];
    for (let round = 0; round < 3; round += 1)
      rounds.push(...(await Promise.all(chats.map((chat) => openGroup(chat.conversation)))));
    const opened = rounds.filter((one) => (one as { body: GroupAnswer }).body.outcome === 'opened');
    expect(opened).toHaveLength(4);
    expect(await groups()).toHaveLength(4);
    const full = rounds.at(-1) as { body: GroupAnswer };
    expect(['full', undefined]).toContain(full.body.outcome);
  });

  test('a fifth takes the place of one, or goes on in one; both are said truthfully', async () => {
    const open = await groups();
    const closed = chats.map((chat) => chat.conversation).filter((id) => !open.includes(id));
    const [fresh = '', other = ''] = closed;
    const { body } = await openGroup(fresh);
    expect(body).toMatchObject({ outcome: 'full' });
    expect((body as GroupAnswer).groups).toHaveLength(4);
    expect((await openGroup(fresh, { instead: open[0] })).body).toMatchObject({
      outcome: 'replaced',
    });
    expect(await groups()).toEqual([...open.slice(1), fresh].toSorted());
    expect((await openGroup(other, { into: fresh })).body).toMatchObject({ outcome: 'merged' });
    const refused = await app.chat.say(mia, groupChat(other), `{bot} kudos {0} for ${what}`, [
      jonas,
    ]);
    expect(JSON.stringify(refused)).toMatch(/meet in another group now/);
    const unknown = await openGroup(open[0] ?? '', { instead: 'nowhere' });
    expect(unknown.status).toBe(422);
  });

  test('the card offers the same choice', async () => {
    const open = await groups();
    const chat = chats.find(
      ({ conversation }) => !open.includes(conversation) && conversation !== fifth.conversation,
    );
    const place = chat ?? first;
    const [listed] = await app.chat.say(mia, place, '{bot} groups');
    const card = listed.attachments[0].content;
    if (titlesOf(card).length === 0) return; // merged before: nothing to open here
    const { verb, data } = press(card, `Open ${place.name} as a group`);
    const answer = await app.chat.click(mia, place, verb, data, 'message-1');
    expect(wordsOf(answer.value)).toMatch(/Few places are better than many/);
    expect(titlesOf(answer.value)).toEqual([
      'Open it instead of that group',
      'Merge it into that group',
    ]);
    const replace = press(answer.value, 'Open it instead of that group', { group: open[0] });
    const done = await app.chat.click(mia, place, replace.verb, replace.data, 'message-1');
    expect(wordsOf(done.value)).toMatch(/is a group now/);
    expect(await groups()).toHaveLength(4);
  });

  test('colleagues read and act in a group, not in a members’ space; guests and strangers do not', async () => {
    const [open = ''] = await groups();
    const inside = groupChat(open);
    await app.chat.say(mia, inside, `{bot} kudos {0} for ${what}`, [jonas]);
    await app.settled();
    const wall = (person: Someone, space: string) =>
      app.ask(person, `/recognition/wall?space=${encodeURIComponent(space)}`);
    expect((await wall(lena, open)).status).toBe(200);
    expect((await wall(someone('Nobody Known'), open)).status).toBe(403);
    expect((await wall(gast, open)).status).toBe(200); // its own guest reads what the roster lets them
    await app.tell(mia, '/groups/close', { space: open });
    app.clock.now += 31_000;
    expect((await wall(lena, open)).status).toBe(403);
    expect((await wall(mia, open)).status).toBe(200);
  });

  test('owners name people and close a space; others cannot', async () => {
    const [form] = await app.chat.say(mia, second, '{bot} space');
    const card = form.attachments[0].content;
    const inputs = {
      name: 'Second home',
      owners: mia.id,
      leaders: `${jonas.id},${lena.id}`,
      curators: '',
    };
    const save = press(card, 'Save', inputs);
    const saved = await app.chat.click(mia, second, save.verb, save.data, 'message-1');
    expect(wordsOf(saved.value)).toBe('Saved. This is Second home now.');
    const space = await app.product.world.spaces.find(second.tenant, second.conversation);
    expect(space).toMatchObject({ name: 'Second home', owners: [mia.id], leaders: [jonas.id] });
    const stolen = await app.chat.click(jonas, second, save.verb, save.data, 'message-1');
    expect(stolen.value).toMatch(/not meant for you/);
    const close = press(card, 'Close it (read-only)');
    await app.chat.click(mia, second, close.verb, close.data, 'message-1');
    const [refused] = await app.chat.say(jonas, second, `{bot} kudos {0} for ${what}`, [mia]);
    expect(refused.text).toMatch(/is closed: it can be read/);
    const [again] = await app.chat.say(mia, second, '{bot} space');
    const reopen = press(again.attachments[0].content, 'Open it again');
    await app.chat.click(mia, second, reopen.verb, reopen.data, 'message-1');
    expect(await app.chat.say(jonas, second, `{bot} kudos {0} for ${what}`, [mia])).toEqual([]);
  });

  test('a repeated POST is the same act; a form of long ago is refused', async () => {
    const act = { nonce: 'the-same-form-of-the-page' };
    const open = await groups();
    const space = open[0] ?? '';
    const close = () => app.tell(mia, '/groups/close', { space }, act);
    const once = await close();
    expect(once).toMatchObject({ status: 200, body: { outcome: 'closed' } });
    expect(await close()).toEqual(once);
    const old = { nonce: 'another-form-of-the-page', at: app.clock.now - 8 * 86_400_000 };
    expect((await app.tell(mia, '/groups/close', { space }, old)).status).toBe(422);
    expect((await app.tell(mia, '/groups/close', { space: 7 })).status).toBe(400);
  });
});
