import path from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { demoActs } from '../../bot/local/demo';
import { learn } from '../../bot/local/learn';
import { type LocalPerson, larkfield } from '../../bot/local/organisation';
import { play } from '../../bot/local/play';
import { openSqlite } from '../../bot/tables/sqlite';
import { mirror } from '../../tab/src/mirrored';
import { expectAccessible } from '../support/axe';
import { withBrowser } from '../support/browser';
import { builtTab } from '../support/built-tab';
import { parkOne } from '../support/parked';
import { type Running, runProduct } from '../support/product';
import { answerTeamsFromDisc, openInTeams } from '../support/teams-host/teams-host';
import { tenant } from '../support/turns';

/** Every page with the demo organisation in it, as the product serves it in local mode. */
withBrowser('the pages', (browser) => {
  let app: Running;
  const robin = larkfield.people.find(({ name }) => name === 'Robin Amber') as LocalPerson;

  beforeAll(async () => {
    app = await runProduct(openSqlite(':memory:'), { tab: await builtTab() });
    const { now } = app.clock;
    const scene = { tenant, organisation: larkfield, serviceUrl: app.connector.url };
    const acts = demoActs(larkfield, now).filter(({ kind }) => kind === 'kudos');
    await play(app.product.world, app.clock, scene, acts.slice(-60));
    await learn(app.product.world, app.clock, scene, now);
    app.clock.now = now;
    // What is computed when a week has ended.
    await app.product.resume();
    await app.settled();
    await parkOne(app);
  }, 180_000);
  afterAll(() => app.close());

  const ready = (page: Page | Frame, name: string) =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  /**
   * How one comes to each look of a page, by the keyboard alone; `say` gives the words of it in the language it is
   * looked at in.
   */
  const looks: Readonly<
    Record<string, (page: Page | Frame, say: (words: string) => string) => Promise<void>>
  > = {
    home: async (page, say) => {
      await ready(page, say('Home'));
      await page.getByRole('list', { name: say('New') }).waitFor();
      await page
        .getByText(say('You may know the answer'))
        .or(page.getByText(say('Nothing waits for you right now.')))
        .first()
        .waitFor();
    },
    kudos: async (page, say) => {
      await ready(page, say('What we made possible together'));
      await page.getByRole('article').first().waitFor();
    },
    questions: async (page, say) => {
      await ready(page, say('Questions'));
      await page
        .getByRole('button', { name: say('Ask a question') })
        .first()
        .press('Enter');
      await page.getByLabel(say('What would you like to know?')).waitFor();
    },
    posts: async (page, say) => {
      await ready(page, say('Work out loud'));
      await page.getByRole('button', { name: say('Work out loud') }).press('Enter');
      await page.getByLabel(say('Would like input on')).waitFor();
      await page.getByRole('article').first().waitFor();
    },
    links: async (page, say) => {
      await ready(page, say('Links'));
      await page.getByRole('button', { name: say('Share a link') }).press('Enter');
      await page.getByLabel(say('Why?')).waitFor();
      await page.getByRole('article').first().waitFor();
    },
    awards: async (page, say) => {
      await ready(page, say('Awards'));
      await page.getByRole('button', { name: say('Start an award') }).press('Enter');
      await page.getByLabel(say('Last day for nominations')).waitFor();
      await page.getByRole('button', { name: say('Nominate for') }).press('Enter');
      await page.getByRole('checkbox', { name: 'Mina Fernway' }).last().press('Space');
      await page.getByRole('heading', { name: say('Given before') }).waitFor();
    },
    digest: async (page, say) => {
      await ready(page, say('This week'));
      await page.getByRole('heading', { level: 2, name: say('One thing to do') }).waitFor();
    },
    people: async (page, say) => {
      await ready(page, say('People'));
      await page
        .getByRole('combobox', { name: say('Skill or interest') })
        .selectOption({ index: 1 });
      await page.getByRole('listitem').first().waitFor();
    },
    groups: async (page, say) => {
      await ready(page, say('Groups'));
      await page.getByText(say('four weeks')).first().waitFor();
    },
    health: async (page, say) => {
      await ready(page, say('Team health'));
      const people = page.getByRole('listbox', { name: say('the thanks between them') });
      await people.waitFor();
      await page.getByText(say('The same as a table')).first().press('Enter');
      await page.getByRole('table', { name: say('Groups and my own teams') }).waitFor();
      await people.getByRole('option', { selected: true }).press('ArrowRight');
    },
    status: async (page, say) => {
      await ready(page, say('How it does'));
      await page.getByRole('link', { name: say('Status') }).waitFor();
      const again = new RegExp(`${say('Try')}.*links\\.show.*${say('again')}`);
      await page.getByRole('button', { name: again }).waitFor();
    },
    me: async (page, say) => {
      await ready(page, say('Me'));
      await page
        .getByRole('button', { name: say('Add ') })
        .first()
        .waitFor();
    },
    post: async (page, say) => {
      await page
        .getByRole('article')
        .filter({ hasText: say('Under way') })
        .first()
        .getByRole('link')
        .first()
        .press('Enter');
      await page.getByRole('heading', { level: 2, name: say('Input') }).waitFor();
      await page.getByRole('button', { name: say('Offer input') }).press('Enter');
      await page.getByLabel(say('Your input, in the open')).waitFor();
    },
    question: async (page, say) => {
      await page.getByRole('link').filter({ hasText: '?' }).first().press('Enter');
      await page.getByLabel(say('Your answer, in the open')).waitFor();
    },
  };

  /** One of them is opened from the list of all. */
  const pathOf = (name: string) =>
    ({ kudos: '', question: 'questions', post: 'posts' })[name] ?? name;

  async function open(name: string, locale = 'en-GB') {
    const context = await browser().newContext({ reducedMotion: 'reduce', locale });
    context.setDefaultTimeout(15_000);
    await context.clock.setFixedTime(app.clock.now);
    const token = await app.tokenFor(robin);
    await context.route('**/local/token', (route) => route.fulfill({ json: { token } }));
    const page = await context.newPage();
    await page.goto(`${app.url}/tab/${pathOf(name)}?as=${robin.id}`);
    return { context, page };
  }

  /** What is wider than where it stands; a wide table that the keyboard can scroll is not cut off. */
  const cutOff = `[...document.querySelectorAll('main *')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1 &&
      getComputedStyle(each).overflowX !== 'visible' && !each.matches('input, textarea, select, [tabindex="0"]'))
    .map((each) => each.outerHTML.slice(0, 200))`;
  /** What a person can do something with. */
  const worked = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility() &&
      !each.hasAttribute('data-tabster-dummy') && (each.type !== 'radio' || each.checked))`;
  const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

  /** What a frame of Teams shows of a page. */
  async function openTeams(name: string) {
    const context = await browser().newContext({ reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    await context.clock.setFixedTime(app.clock.now);
    await context.grantPermissions(['local-network-access']);
    await answerTeamsFromDisc(context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    const src = `${app.url}/tab/${pathOf(name)}`;
    const host = await openInTeams(page, {
      ...{ src, locale: 'en-gb', token: await app.tokenFor(robin) },
    });
    // Colours change over to another theme at once.
    const session = await context.newCDPSession(host.frame);
    await session.send('Animation.enable');
    await session.send('Animation.setPlaybackRate', { playbackRate: 1_000 });
    return { context, page, host, frame: host.frame, faults };
  }

  test.each(Object.keys(looks))(
    '%s in Teams: no axe violation and no sideways scroll, in three themes, wide and narrow',
    async (name) => {
      const { context, page, host, frame, faults } = await openTeams(name);
      await looks[name]?.(frame, (words) => words);
      for (const theme of ['default', 'dark', 'contrast'] as const) {
        await host.changeTheme(theme);
        for (const width of [1280, 720, 320]) {
          await page.setViewportSize({ width, height: 900 });
          await page.waitForTimeout(50);
          expect(await frame.evaluate(excess)).toBe(0);
          expect(await frame.evaluate(cutOff)).toEqual([]);
          // Colours do not depend on the width: they are looked at once in each theme, all else at every width.
          if (theme === 'default' || width === 320) await expectAccessible(frame);
          const folder = process.env.SCREENSHOTS;
          if (!folder) continue;
          const height = Number(await frame.evaluate('document.documentElement.scrollHeight'));
          await page.setViewportSize({ width, height });
          const picture = `page-${name}-${theme}-${width}.png`;
          await page.screenshot({ path: path.join(folder, picture) });
        }
      }
      await page.setViewportSize({ width: 280, height: 900 });
      expect(await frame.evaluate(excess)).toBe(0);
      expect(await host.unknown()).toEqual([]);
      expect(faults).toEqual([]);
      await context.close();
    },
    120_000,
  );

  test.each(Object.keys(looks))(
    '%s on the narrowest phone, in colours of its own: whatever can be worked is reached with the Tab key',
    async (name) => {
      const { context, page } = await open(name);
      await page.emulateMedia({ forcedColors: 'active' });
      await looks[name]?.(page, (words) => words);
      await page.setViewportSize({ width: 280, height: 653 });
      await page.evaluate('document.activeElement.blur(); window.reached = new Set()');
      const stops = Number(await page.evaluate(`${worked}.length`));
      expect(stops).toBeGreaterThan(3);
      for (let stop = 0; stop < stops + 20; stop += 1) {
        await page.keyboard.press('Tab');
        await page.evaluate('reached.add(document.activeElement)');
      }
      const missed = `${worked}.filter((each) => !reached.has(each)).map((each) => each.outerHTML.slice(0, 200))`;
      expect(await page.evaluate(missed)).toEqual([]);
      expect(await page.evaluate(excess)).toBe(0);
      // Forced colours are the person's own; axe would read the page's instead.
      await expectAccessible(page, ['color-contrast']);
      await context.close();
    },
    120_000,
  );

  test.each(Object.keys(looks))(
    '%s, in longer words read from right to left: nothing cut off, no sideways scroll, no axe violation',
    async (name) => {
      const { context, page } = await open(name, 'ar-XB');
      await looks[name]?.(page, mirror);
      const root = page.locator('html');
      expect([await root.getAttribute('lang'), await root.getAttribute('dir')]).toEqual([
        ...['ar-XB', 'rtl'],
      ]);
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        await page.waitForTimeout(200);
        expect(await page.evaluate(excess)).toBe(0);
        expect(await page.evaluate(cutOff)).toEqual([]);
        const aligned = "getComputedStyle(document.querySelector('h1')).textAlign";
        expect(await page.evaluate(aligned)).toBe('right');
        if (width === 320) await expectAccessible(page);
        const folder = process.env.SCREENSHOTS;
        const picture = `page-${name}-mirrored-${width}.png`;
        if (folder) await page.screenshot({ path: path.join(folder, picture), fullPage: true });
      }
      await context.close();
    },
    120_000,
  );

  /** With the Tab key, as whoever has no mouse. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.waitFor();
    for (let stop = 0; stop < 200; stop += 1) {
      if ((await target.and(page.locator(':focus')).count()) > 0) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${target} is not reached`);
  }
  type Step = (page: Page) => Promise<void>;
  const presses =
    (role: 'button' | 'link', name: string | RegExp): Step =>
    async (page) => {
      await tabTo(page, page.getByRole('main').getByRole(role, { name }).first());
      await page.keyboard.press('Enter');
    };
  const types =
    (label: string, words: string): Step =>
    async (page) => {
      await tabTo(page, page.getByLabel(label));
      await page.keyboard.type(words);
    };
  const sends =
    (name: string): Step =>
    async (page) => {
      await tabTo(page, page.getByRole('form').getByRole('button', { name, exact: true }));
      await page.keyboard.press('Enter');
    };
  /** What somebody does from the top of a page, and what is there afterwards. */
  const acts: Readonly<
    Record<string, { on: string; steps: readonly Step[]; shows: string | RegExp }>
  > = {
    'asks a question': {
      on: 'questions',
      steps: [
        presses('button', 'Ask a question'),
        types('What would you like to know?', 'Who greased the third pump last?'),
        sends('Ask a question'),
      ],
      shows: 'Who greased the third pump last?',
    },
    'answers a question': {
      on: 'questions',
      steps: [
        presses('link', /\?/),
        types('Your answer, in the open', 'It was greased by the night shift.'),
        sends('Send'),
      ],
      shows: 'It was greased by the night shift.',
    },
    'shows work': {
      on: 'posts',
      steps: [
        presses('button', 'Work out loud'),
        types('Working on', 'Drawing the third pump from memory'),
        sends('Work out loud'),
      ],
      shows: 'Drawing the third pump from memory',
    },
    'shares a link': {
      on: 'links',
      steps: [
        presses('button', 'Share a link'),
        types('Link', 'https://pumps.example/third'),
        types('Why?', 'It showed me in ten minutes how the third pump ages, and when to look.'),
        sends('Share a link'),
      ],
      shows: /how the third pump ages/,
    },
    'says what one knows': {
      on: 'me',
      steps: [types('Ask me about', ', third pumps'), sends('Save')],
      shows: 'Saved.',
    },
  };

  test.each(Object.entries(acts))(
    'somebody %s by the keyboard alone',
    async (_, { on, steps, shows }) => {
      const { context, page } = await open(on);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const step of steps) await step(page);
      await page.getByRole('main').getByText(shows).first().waitFor();
      await context.close();
    },
  );

  test('on the narrowest phone a few pages stand there, and the rest is one key away', async () => {
    const { context, page } = await open('home');
    await page.setViewportSize({ width: 280, height: 653 });
    const links = page.getByRole('navigation').getByRole('link');
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(['Home', 'Kudos', 'Work']);
    await page.getByRole('button', { name: 'More' }).press('Enter');
    expect(await links.allInnerTexts()).toEqual(expect.arrayContaining(['This week', 'Status']));
    expect(await page.evaluate(excess)).toBe(0);
    await page.getByRole('link', { name: 'Team health' }).press('Enter');
    await ready(page, 'Team health');
    expect((await links.allInnerTexts()).slice(3)).toEqual(['Team health']);
    await context.close();
  });

  test('a German browser is served German, with its texts in a chunk that English readers never load', async () => {
    const { context, page } = await open('questions', 'de-DE');
    await ready(page, 'Fragen');
    expect(await page.locator('html').getAttribute('lang')).toBe('de-DE');
    expect(await page.title()).toBe('Fragen');
    await context.close();
    const english = await open('questions');
    const loaded: string[] = [];
    english.page.on('request', (request) => loaded.push(request.url()));
    await english.page.reload();
    await ready(english.page, 'Questions');
    expect(loaded).toContainEqual(expect.stringMatching(/\/index-.*\.js$/));
    expect(loaded.filter((name) => /\/(de|mirrored)-/.test(name))).toEqual([]);
    await english.context.close();
  });
});
