import dns from 'node:dns';
import { type LibraryAnswer, LinkAnswer } from '../../bot/links/contract';
import { eitherStore } from '../support/both-stores';
import { press, pressVerb, titlesOf, wordsOf } from '../support/cards';
import { inChat } from '../support/in-chat';
import type { Running } from '../support/product';
import { groupChat, payload, personal, type Someone, someone } from '../support/turns';

const [mia, jonas, zoe, lena] = [
  ...['Mia Brandt', 'Jonas Weber', 'Zoe Okafor', 'Lena Fischer'],
].map(someone) as [Someone, Someone, Someone, Someone];
const place = groupChat('19:alarms@thread.v2', 'Alarm chat');
const page = 'https://alarms.example/sleep?utm_source=mail#top';
const why = 'It ended our nights of false alarms: read it before you set the first threshold.';
const secondWhy = 'Chapter two helped me explain to the board why fewer alarms are safer ones.';

describe.each(eitherStore)('links on %s', (_name, open) => {
  let app: Running;
  inChat(open, place, [mia, jonas, zoe], (running) => {
    app = running;
  });

  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever was sent
  const cardOf = (sent: any) => sent?.activity.attachments?.[0]?.content;
  const shown = () =>
    app.connector
      .shown(place.conversation)
      .map((one) => one.attachments?.[0]?.content)
      .findLast((card) => JSON.stringify(card ?? '').includes('links.useful'));
  const inPrivate = (person: Someone) =>
    app.connector.sent.filter(({ conversation }) => conversation === personal(person).conversation);
  const library = async (person: Someone, query = '') =>
    ((await app.ask(person, `/links${query}`)).body as LibraryAnswer).links;
  async function click(
    person: Someone,
    where: typeof place,
    verb: string,
    card: unknown,
    inputs = {},
  ) {
    const { data } = pressVerb(card, verb, inputs);
    const answer = await app.chat.click(person, where, verb, data, 'm');
    await app.settled();
    return answer.value;
  }
  async function share(person: Someone, words: string) {
    const replies = await app.chat.say(person, place, `{bot} share ${words}`);
    await app.settled();
    return replies;
  }
  async function vettedFirst(more: Record<string, string> = {}) {
    const [settings] = await app.chat.say(mia, place, '{bot} space');
    const inputs = { vettedFirst: 'true', ...more };
    const { verb, data } = press(settings.attachments[0].content, 'Save', inputs);
    return (await app.chat.click(mia, place, verb, data, 'm')).value;
  }

  test('shared without a why it is asked for; with one it is a card that puts the why first', async () => {
    const [form] = await share(jonas, page);
    expect(titlesOf(form.attachments[0].content)).toEqual(['Share']);
    const [again] = await share(jonas, `${page} Alarms that let you sleep`);
    expect(wordsOf(again.attachments[0].content)).toMatch(/Say a little more about why/);
    expect(shown()).toBeUndefined();
    expect(await share(jonas, `${page} ${why}`)).toEqual([]);
    const words = wordsOf(shown());
    expect(words).toContain('Link · not vetted yet');
    expect(words.indexOf(why)).toBeLessThan(words.indexOf('alarms.example/sleep'));
    expect(JSON.stringify(shown())).toContain(page);
  });

  test('one link, many whys: another person’s is added to the same card, and says who brought it first', async () => {
    await share(jonas, `${page} ${why}`);
    const [said] = await share(zoe, `HTTPS://Alarms.example:443/sleep/?fbclid=9 ${secondWhy}`);
    expect(said.text).toMatch(/Jonas Weber brought .* to Alarm chat first/);
    expect(wordsOf(shown())).toContain(secondWhy);
    expect(wordsOf(shown())).toContain(why);
    expect(await library(mia)).toMatchObject([{ whyCount: 2, first: { name: 'Jonas Weber' } }]);
    for (const person of [jonas, zoe])
      expect(await library(person, '?view=mine')).toMatchObject([{ whyCount: 2 }]);
    expect(await library(mia, '?view=mine')).toEqual([]);
    const posted = app.connector.sent.filter(
      ({ method, activity }) =>
        method === 'POST' && JSON.stringify(activity).includes('links.useful'),
    );
    expect(posted).toHaveLength(1);
    const other = 'The checklist at the end saved us a week when the new pumps came in May.';
    expect(await click(mia, place, 'links.why', shown(), { text: other })).toMatch(/on it now/);
    expect(wordsOf(shown())).toContain(other);
    expect(await click(mia, place, 'links.why', shown(), { text: 'nice' })).toMatch(/at least 40/);
  });

  test('vetted first: only its sharer and the curators see it until one approves it with context, and the sharer is told', async () => {
    await vettedFirst();
    const [said] = await share(jonas, `${page} ${why}`);
    expect(said.text).toMatch(/A curator of Alarm chat looks at it/);
    expect(shown()).toBeUndefined();
    const find = (person: Someone) =>
      app.chat.query(person, personal(person), 'findLinks', { text: 'false alarms' });
    expect(JSON.stringify([await library(zoe), await find(zoe)])).not.toContain('alarms.example');
    expect(await library(mia, '?view=waiting')).toMatchObject([{ mayVet: true }]);
    expect(await library(jonas, '?view=mine')).toMatchObject([{ state: 'pending' }]);
    const approval = cardOf(inPrivate(mia).at(-1));
    expect(wordsOf(approval)).toContain('Jonas Weber shared this in Alarm chat');

    const space = place.conversation;
    const { id } = (await library(mia, '?view=waiting'))[0] ?? { id: '' };
    const forged = { space, id, decision: 'approve', text: '', seen: 0 };
    for (const person of [jonas, zoe, lena])
      expect([403, 422]).toContain((await app.tell(person, '/links/decide', forged)).status);
    expect(await library(zoe)).toEqual([]);

    const context = 'Use it for pumps only; the part on doors is from another trade.';
    expect(
      wordsOf(await click(mia, personal(mia), 'links.approve', approval, { words: context })),
    ).toMatch(/is vetted/);
    expect(wordsOf(shown())).toContain('vetted by Mia Brandt');
    expect(wordsOf(shown())).toContain(context);
    expect(wordsOf(cardOf(inPrivate(jonas).at(-1)))).toContain('Mia Brandt vetted');
    const found = await find(zoe);
    const [result] = found.composeExtension.attachments;
    expect(result.preview.content.text).toContain('vetted by Mia Brandt');
    expect(wordsOf(result.content)).toContain(why);
    // Pressed again, or by another, it is decided already.
    expect(await click(mia, personal(mia), 'links.decline', approval, { text: 'No.' })).toMatch(
      /Mia Brandt was faster: this link is vetted/,
    );
  });

  test('asked in the curators’ channel too: once, for all there to see, to be decided by curators alone', async () => {
    const channel = groupChat('19:curators@thread.v2', 'Curators');
    const strange = groupChat('19:strange@thread.v2', 'Not hers');
    app.connector.install(channel.conversation, 'Curators', [mia, jonas, lena]);
    app.connector.install(strange.conversation, 'Not hers', [lena]);
    await app.chat.install(lena, strange);
    const curatorsChannel = channel.conversation;
    const [none] = await app.chat.say(mia, personal(mia), 'space alarm');
    expect(JSON.stringify(none)).not.toContain('curatorsChannel');
    for (const person of [mia, jonas, lena]) await app.chat.say(person, channel, '{bot} hi');
    const [open] = await app.chat.say(mia, place, '{bot} space');
    expect(JSON.stringify(open)).not.toContain(curatorsChannel);
    expect(wordsOf(open.attachments[0].content)).toContain('in the chat with me alone');
    const [offered] = await app.chat.say(mia, personal(mia), 'space alarm');
    expect(JSON.stringify(offered)).toContain(curatorsChannel);
    expect(wordsOf(offered.attachments[0].content)).toContain('sees it before it is decided');
    const forged = { curatorsChannel: strange.conversation };
    expect(await vettedFirst(forged)).toMatch(/Only members of this team or chat/);
    expect(await vettedFirst({ curatorsChannel: place.conversation })).toMatch(/has to be another/);
    await vettedFirst({ curatorsChannel });
    // The form in the chat does not speak of it, and leaves it as it is.
    await vettedFirst();
    app.connector.reset();

    await share(jonas, `${page} ${why}`);
    const posts = () => app.connector.sent.filter((one) => one.method === 'POST');
    const there = () => posts().filter((one) => one.conversation === curatorsChannel);
    const standing = () => app.connector.shown(curatorsChannel).at(-1)?.attachments?.[0]?.content;
    expect(there()).toHaveLength(1);
    expect(inPrivate(mia)).toHaveLength(1);
    const asked = standing();
    expect(wordsOf(asked)).toContain('Jonas Weber shared this in Alarm chat');
    const decline = (person: Someone) =>
      click(person, channel, 'links.decline', asked, { text: 'It is an advert.' });
    expect(await decline(jonas)).toMatch(/You shared this one yourself/);
    expect(await decline(lena)).toMatch(/Only members of this team or chat/);
    expect(await decline(zoe)).toMatch(/Only curators, and those who were asked, can decide/);
    expect(JSON.stringify([await library(zoe), await library(lena)])).not.toContain(why);

    const question = { text: 'For which plant?' };
    const answer = await click(mia, channel, 'links.sendBack', asked, question);
    for (const card of [answer, standing()]) {
      expect(wordsOf(card)).toContain('Mia Brandt would like to know');
      expect(titlesOf(card)).toEqual(['Open the link']);
    }
    const form = await click(
      ...([jonas, personal(jonas), 'links.improve', cardOf(inPrivate(jonas).at(-1))] as const),
    );
    await click(jonas, personal(jonas), 'links.share', form, { why: `${why} For the north.` });
    expect(wordsOf(standing())).toContain('For the north.');
    await click(mia, channel, 'links.approve', standing());
    expect(wordsOf(standing())).toContain('Mia Brandt vetted this for Alarm chat');
    expect(await library(zoe)).toMatchObject([{ state: 'vetted' }]);
    expect(there()).toHaveLength(1);
    expect(await click(mia, channel, 'links.decline', asked, { text: 'No.' })).toMatch(
      /was faster/,
    );

    // A channel that the curators have left hears nothing more of what is undecided.
    await share(jonas, `https://pages.example/second ${why}`);
    await click(mia, channel, 'links.sendBack', standing(), question);
    expect(await vettedFirst({ curatorsChannel: 'none' })).toBeDefined();
    const improving = await click(
      ...([jonas, personal(jonas), 'links.improve', cardOf(inPrivate(jonas).at(-1))] as const),
    );
    await click(jonas, personal(jonas), 'links.share', improving, { why: `${why} In secret.` });
    expect(JSON.stringify(app.connector.shown(curatorsChannel))).not.toContain('In secret.');
    const space = await app.product.world.spaces.find(place.tenant, place.conversation);
    expect(space).not.toHaveProperty('curatorsChannel');
  });

  test('sent back with a question it is improved right there; declined, the reason is told and stays', async () => {
    await vettedFirst();
    await share(jonas, `${page} ${why}`);
    const approval = cardOf(inPrivate(mia).at(-1));
    await click(mia, personal(mia), 'links.sendBack', approval, { text: 'For which plant?' });
    const told = cardOf(inPrivate(jonas).at(-1));
    expect(wordsOf(told)).toContain('For which plant?');
    const form = await click(jonas, personal(jonas), 'links.improve', told);
    const better = `${why} It is about the north plant.`;
    await click(jonas, personal(jonas), 'links.share', form, { why: better });
    const asked = cardOf(inPrivate(mia).at(-1));
    expect(wordsOf(asked)).toContain('about the north plant');
    await click(mia, personal(mia), 'links.decline', asked, { text: 'It is an advert.' });
    expect(wordsOf(cardOf(inPrivate(jonas).at(-1)))).toContain('It is an advert.');
    expect(await library(zoe)).toEqual([]);
    const [again] = await share(zoe, `${page} ${secondWhy}`);
    expect(wordsOf(again.attachments[0].content)).toMatch(/Mia Brandt has declined this link here/);
  });

  test('a vetted link is looked at again when it is due, or when somebody says it is out of date', async () => {
    await share(jonas, `${page} ${why}`);
    const approval = cardOf(inPrivate(mia).at(-1));
    const words = 'Chapter four is for our kind of plant.';
    await click(mia, personal(mia), 'links.approve', approval, { words, reviewWeeks: '13' });
    expect(wordsOf(shown())).toContain(words);
    await click(zoe, place, 'links.context', shown(), { text: 'The print version is older.' });
    expect(wordsOf(shown())).toContain('The print version is older.');
    app.connector.reset();
    app.clock.now += 13 * 7 * 86_400_000 + 1_000;
    await app.product.resume();
    await app.settled();
    expect(await library(zoe, '?view=due')).toHaveLength(1);
    const due = cardOf(inPrivate(mia).at(-1));
    expect(wordsOf(due)).toContain('Is it still good?');
    await click(mia, personal(mia), 'links.stillGood', due);
    expect(await library(zoe, '?view=due')).toEqual([]);
    const card = shown();
    for (const person of [zoe, zoe]) await click(person, place, 'links.outdated', card);
    const doubt = inPrivate(mia).filter(({ activity }) =>
      JSON.stringify(activity).includes('Somebody thinks'),
    );
    expect(doubt).toHaveLength(1);
    await click(mia, personal(mia), 'links.retire', cardOf(doubt[0]), {
      text: 'The page is gone.',
    });
    expect(await library(zoe)).toEqual([]);
    expect(await library(jonas, '?view=mine')).toMatchObject([{ state: 'retired' }]);
    expect(wordsOf(shown())).toContain('retired');
  });

  test('a colleague who shares into a group without being in it hears what became of it, through a chat of theirs', async () => {
    const other = groupChat('19:other@thread.v2', 'Other chat');
    app.connector.install(other.conversation, 'Other chat', [lena]);
    await app.chat.install(lena, other);
    await app.chat.say(lena, other, '{bot} hi');
    await app.tell(mia, '/groups/open', { space: place.conversation });
    await vettedFirst();
    const body = { space: place.conversation, url: page, title: '', tags: '', why };
    expect((await app.tell(lena, '/links/share', body)).status).toBe(200);
    await app.settled();
    const approval = cardOf(inPrivate(mia).at(-1));
    await click(mia, personal(mia), 'links.decline', approval, { text: 'It is an advert.' });
    expect(wordsOf(cardOf(inPrivate(lena).at(-1)))).toContain('It is an advert.');
  });

  test('a link kept for oneself is not seen while it is looked at again', async () => {
    await share(jonas, `${page} ${why}`);
    await click(zoe, place, 'links.save', shown());
    expect(await library(zoe, '?view=saved')).toHaveLength(1);
    await click(mia, personal(mia), 'links.approve', cardOf(inPrivate(mia).at(-1)));
    await click(zoe, place, 'links.outdated', shown());
    const doubt = cardOf(inPrivate(mia).at(-1));
    await click(mia, personal(mia), 'links.retire', doubt, { text: 'Gone.' });
    await vettedFirst();
    await share(jonas, `${page} ${secondWhy}`);
    expect(await library(jonas, '?view=mine')).toMatchObject([{ state: 'pending' }]);
    expect(await library(zoe, '?view=saved')).toEqual([]);
  });

  test('from a message one of its links is picked; saved and useful links are found in the library', async () => {
    const on = payload('1700000000012', zoe, `<p>See ${page} and https://other.example/a.</p>`);
    const opened = await app.chat.open(jonas, place, 'curateThis', on);
    const form = opened.task.value.card.content;
    const { data } = press(form, 'Share', { url: 'https://other.example/a', why });
    const done = await app.chat.submit(jonas, place, 'curateThis', data, on);
    expect(done.task.value).toMatch(/Shared in Alarm chat, with your why/);
    await app.settled();
    const none = await app.chat.open(jonas, place, 'curateThis', payload('1', zoe, '<p>Hi</p>'));
    expect(JSON.stringify(none)).toMatch(/no link in this message/);
    const card = shown();
    expect(await click(zoe, place, 'links.save', card)).toMatch(/under Saved/);
    expect(await click(zoe, place, 'links.useful', card)).toMatch(/Thank you/);
    expect(await click(zoe, place, 'links.useful', card)).toMatch(/before|Thank you/);
    expect(await library(zoe, '?view=saved')).toMatchObject([{ useful: 1 }]);
    expect(await library(mia, '?view=saved')).toEqual([]);
    const { space, id } = (await library(zoe))[0] ?? { space: '', id: '' };
    const after = await app.tell(zoe, '/links/unsave', { space, id });
    expect(LinkAnswer.parse(after.body).link.id).toBe(id);
    expect(await library(zoe, '?view=saved')).toEqual([]);
  });

  test('of no link, good or bad, anything is asked; what is refused says why, what is taken is shown harmless', async () => {
    const lookup = jest.spyOn(dns, 'lookup');
    const bad = [
      ...['', '\u200b', 'no link', 'javascript:alert(1)', 'DATA:text/html,x', 'file:///etc/passwd'],
      ...['vbscript:x', 'http://plain.example/', 'https://ada:secret@evil.example/'],
      ...[
        'https://localhost/',
        'https://127.0.0.1/',
        'https://0x7f.1/',
        'https://169.254.169.254/',
      ],
      ...['https://[::1]/', `https://long.example/${'x'.repeat(2_083)}`, 'x'.repeat(32_769)],
    ];
    const odd = [
      'https://раypal.example/',
      'https://a.example/%00%2F..%2F',
      'https://b.example/?<script>alert(1)</script>',
      "https://c.example/x' or PartitionKey ne 'x",
      'https://d.example/#__proto__',
    ];
    const typed = {
      space: place.conversation,
      title: '[x](javascript:1) <at>everyone</at>',
      tags: '',
    };
    for (const url of bad) {
      const answer = await app.tell(jonas, '/links/share', { ...typed, url, why });
      expect([url, answer.status]).toEqual([url, 422]);
      expect(JSON.stringify(answer.body)).toMatch(/link|address/);
    }
    for (const url of odd) {
      app.clock.now += 60_000;
      await app.tell(jonas, '/links/share', { ...typed, url, why });
    }
    await app.settled();
    const links = await library(zoe);
    expect(links).toHaveLength(4);
    expect(links.map(({ host }) => host)).toContain('раypal.example (xn--ypal-43d9g.example)');
    for (const { url } of links) expect(url).toMatch(/^https:\/\/[^\s<>"']+$/);
    const headings = app.connector.shown(place.conversation).map((one) => JSON.stringify(one));
    for (const shownAs of headings) {
      expect(shownAs).not.toContain('[x](javascript');
      expect(shownAs).not.toContain('<at>everyone');
    }
    const asked = () => lookup.mock.calls.map(([host]) => host);
    expect(asked().filter((host) => !/^(127\.0\.0\.1|localhost)$/.test(host))).toEqual([]);
    // What is asked of the net would have been seen.
    await expect(fetch('http://localhost:49150/')).rejects.toThrow();
    expect(asked()).toContain('localhost');
    lookup.mockRestore();
  });

  test('a hundred people sharing one link at once make one link with a hundred whys', async () => {
    const crowd = Array.from({ length: 100 }, (_, n) => someone(`Crowd ${n}`));
    app.connector.install(place.conversation, 'Alarm chat', [mia, ...crowd]);
    const answers = await Promise.all(
      crowd.map((person) =>
        app.tell(person, '/links/share', {
          ...{ space: place.conversation, url: page, title: '', tags: '' },
          why: `${why} ${person.name} says so.`,
        }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(crowd.map(() => 200));
    await app.settled();
    expect(await library(mia)).toMatchObject([{ whyCount: 100 }]);
  }, 60_000);
});
