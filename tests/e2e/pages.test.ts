import path from 'node:path';
import type { Page } from 'playwright-core';
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

  const ready = (page: Page, name: string) =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  /** How one comes to each look of a page; `say` gives the words of it in the language it is looked at in. */
  const looks: Readonly<
    Record<string, (page: Page, say: (words: string) => string) => Promise<void>>
  > = {
    questions: async (page, say) => {
      await ready(page, say('Questions'));
      await page
        .getByRole('button', { name: say('Ask a question') })
        .first()
        .click();
      await page.getByLabel(say('What would you like to know?')).waitFor();
    },
    posts: async (page, say) => {
      await ready(page, say('Work out loud'));
      await page.getByRole('button', { name: say('Work out loud') }).click();
      await page.getByLabel(say('Would like input on')).waitFor();
      await page.getByRole('article').first().waitFor();
    },
    links: async (page, say) => {
      await ready(page, say('Links'));
      await page.getByRole('button', { name: say('Share a link') }).click();
      await page.getByLabel(say('Why?')).waitFor();
      await page.getByRole('article').first().waitFor();
    },
    awards: async (page, say) => {
      await ready(page, say('Awards'));
      await page.getByRole('button', { name: say('Start an award') }).click();
      await page.getByLabel(say('Last day for nominations')).waitFor();
      await page.getByRole('button', { name: say('Nominate for') }).click();
      await page.getByRole('checkbox', { name: 'Mina Fernway' }).last().check();
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
      await page.getByText(say('The same as a table')).first().click();
      await page.getByRole('table', { name: say('Groups and my own teams') }).waitFor();
      await people.getByRole('option', { selected: true }).focus();
      await page.keyboard.press('ArrowRight');
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
        .click();
      await page.getByRole('heading', { level: 2, name: say('Input') }).waitFor();
      await page.getByRole('button', { name: say('Offer input') }).click();
      await page.getByLabel(say('Your input, in the open')).waitFor();
    },
    question: async (page, say) => {
      await page.getByRole('link').filter({ hasText: '?' }).first().click();
      await page.getByLabel(say('Your answer, in the open')).waitFor();
    },
  };

  async function open(name: string, locale = 'en-GB') {
    const context = await browser().newContext({ reducedMotion: 'reduce', locale });
    context.setDefaultTimeout(15_000);
    await context.clock.setFixedTime(app.clock.now);
    const token = await app.tokenFor(robin);
    await context.route('**/local/token', (route) => route.fulfill({ json: { token } }));
    const page = await context.newPage();
    const path = { question: 'questions', post: 'posts' }[name] ?? name;
    await page.goto(`${app.url}/tab/${path}?as=${robin.id}`);
    return { context, page };
  }

  /** What is wider than where it stands; a wide table that the keyboard can scroll is not cut off. */
  const cutOff = `[...document.querySelectorAll('main *')]
    .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1 &&
      getComputedStyle(each).overflowX !== 'visible' && !each.matches('input, textarea, select, [tabindex="0"]'))
    .map((each) => each.outerHTML.slice(0, 200))`;
  const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

  test.each(Object.keys(looks))(
    '%s: no axe violation and no sideways scroll, light and wide, dark and in high contrast on a phone',
    async (name) => {
      const { context, page } = await open(name);
      await looks[name]?.(page, (words) => words);
      for (const [theme, width] of [
        ['light', 1280],
        ['dark', 320],
        ['forced', 320],
      ] as const) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({
          colorScheme: theme === 'dark' ? 'dark' : 'light',
          forcedColors: theme === 'forced' ? 'active' : 'none',
        });
        // Colours change over to the theme.
        await page.waitForTimeout(500);
        expect(await page.evaluate(excess)).toBe(0);
        // Forced colours are the person's own; axe would read the page's instead.
        if (theme !== 'forced') await expectAccessible(page);
        const folder = process.env.SCREENSHOTS;
        const picture = `page-${name}-${theme}-${width}.png`;
        if (folder) await page.screenshot({ path: path.join(folder, picture), fullPage: true });
      }
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
        await expectAccessible(page);
        const folder = process.env.SCREENSHOTS;
        const picture = `page-${name}-mirrored-${width}.png`;
        if (folder) await page.screenshot({ path: path.join(folder, picture), fullPage: true });
      }
      await context.close();
    },
    120_000,
  );

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
