import path from 'node:path';
import type { Page } from 'playwright-core';
import { demoActs } from '../../bot/local/demo';
import { learn } from '../../bot/local/learn';
import { type LocalPerson, larkfield } from '../../bot/local/organisation';
import { play } from '../../bot/local/play';
import { openSqlite } from '../../bot/tables/sqlite';
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

  /** How one comes to each look of a page. */
  const looks: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    questions: async (page) => {
      await ready(page, 'Questions');
      await page.getByRole('button', { name: 'Ask a question' }).first().click();
      await page.getByLabel('What would you like to know?').waitFor();
    },
    posts: async (page) => {
      await ready(page, 'Work out loud');
      await page.getByRole('button', { name: 'Work out loud' }).click();
      await page.getByLabel('Would like input on').waitFor();
      await page.getByRole('article').first().waitFor();
    },
    links: async (page) => {
      await ready(page, 'Links');
      await page.getByRole('button', { name: 'Share a link' }).click();
      await page.getByLabel('Why?').waitFor();
      await page.getByRole('article').first().waitFor();
    },
    awards: async (page) => {
      await ready(page, 'Awards');
      await page.getByRole('button', { name: 'Start an award' }).click();
      await page.getByLabel('Last day for nominations').waitFor();
      await page.getByRole('button', { name: 'Nominate for' }).click();
      await page.getByRole('checkbox', { name: 'Mina Fernway' }).last().check();
      await page.getByRole('heading', { name: 'Given before' }).waitFor();
    },
    digest: async (page) => {
      await ready(page, 'This week');
      await page.getByRole('heading', { level: 2, name: 'One thing to do' }).waitFor();
    },
    people: async (page) => {
      await ready(page, 'People');
      await page.getByRole('combobox', { name: 'Skill or interest' }).selectOption({ index: 1 });
      await page.getByRole('listitem').first().waitFor();
    },
    groups: async (page) => {
      await ready(page, 'Groups');
      await page.getByText('acts in four weeks').first().waitFor();
    },
    health: async (page) => {
      await ready(page, 'Team health');
      const people = page.getByRole('listbox', { name: /the thanks between them/ });
      await people.waitFor();
      await page.getByText('The same as a table').first().click();
      await page.getByRole('table', { name: 'Groups and my own teams' }).waitFor();
      await people.getByRole('option', { selected: true }).focus();
      await page.keyboard.press('ArrowRight');
    },
    status: async (page) => {
      await ready(page, 'How it does');
      await page.getByRole('link', { name: 'Status' }).waitFor();
      await page.getByRole('button', { name: 'Try links.show again' }).waitFor();
    },
    me: async (page) => {
      await ready(page, 'Me');
      await page.getByRole('button', { name: /^Add / }).first().waitFor();
    },
    post: async (page) => {
      await page.getByRole('article').nth(1).getByRole('link').first().click();
      await page.getByRole('heading', { level: 2, name: 'Input' }).waitFor();
      await page.getByRole('button', { name: 'Offer input' }).click();
      await page.getByLabel('Your input, in the open').waitFor();
    },
    question: async (page) => {
      await page.getByRole('link').filter({ hasText: '?' }).first().click();
      await page.getByLabel('Your answer, in the open').waitFor();
    },
  };

  test.each(Object.keys(looks))(
    '%s: no axe violation and no sideways scroll, light and wide, dark and in high contrast on a phone',
    async (name) => {
      const context = await browser().newContext({ reducedMotion: 'reduce' });
      context.setDefaultTimeout(15_000);
      await context.clock.setFixedTime(app.clock.now);
      const token = await app.tokenFor(robin);
      await context.route('**/local/token', (route) => route.fulfill({ json: { token } }));
      const page = await context.newPage();
      await page.goto(
        `${app.url}/tab/${{ question: 'questions', post: 'posts' }[name] ?? name}?as=${robin.id}`,
      );
      await looks[name]?.(page);
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
        const excess = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(excess).toBe(0);
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
});
