import path from 'node:path';
import type { Browser } from 'playwright-core';
import { demoActs } from '../../bot/local/demo';
import { learn } from '../../bot/local/learn';
import { type LocalPerson, larkfield } from '../../bot/local/organisation';
import { play } from '../../bot/local/play';
import { openSqlite } from '../../bot/tables/sqlite';
import { expectAccessible } from '../support/axe';
import { withBrowser } from '../support/browser';
import { builtTab } from '../support/built-tab';
import { parkOne } from '../support/parked';
import { runProduct } from '../support/product';
import { answerTeamsFromDisc, openInTeams } from '../support/teams-host/teams-host';
import { tenant } from '../support/turns';
import { looks, pathOf } from './looks';

/** How much it scrolls sideways. */
export const excess = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';

/** What is wider than where it stands; a wide table that the keyboard can scroll is not cut off. */
export const cutOff = `[...document.querySelectorAll('main *')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1 &&
    getComputedStyle(each).overflowX !== 'visible' && !each.matches('input, textarea, select, [tabindex="0"]'))
  .map((each) => each.outerHTML.slice(0, 200))`;
/** What a person can do something with. */
export const worked = `[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter((each) => each.tabIndex >= 0 && !each.disabled && each.checkVisibility() &&
    !each.hasAttribute('data-tabster-dummy') && (each.type !== 'radio' || each.checked))`;

/** How a page is looked at in Teams; `colours` says whether axe looks, too. */
export interface Size {
  readonly theme: 'default' | 'dark' | 'contrast';
  readonly width: number;
  readonly colours: boolean;
}

/** Every page with the demo organisation in it, as the product serves it in local mode. */
async function openDemo(browser: () => Browser) {
  const app = await runProduct(openSqlite(':memory:'), { tab: await builtTab() });
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

  const robin = larkfield.people.find(({ name }) => name === 'Robin Amber') as LocalPerson;

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

  /** Looks at a page in Teams: nothing cut off, no sideways scroll, no axe violation. SCREENSHOTS names a folder for pictures. */
  async function look(name: string, sizes: readonly Size[]): Promise<void> {
    const { context, page, host, frame, faults } = await openTeams(name);
    await looks[name]?.(frame, (words) => words);
    for (const { theme, width, colours } of sizes) {
      await host.changeTheme(theme);
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(50);
      expect(await frame.evaluate(excess)).toBe(0);
      expect(await frame.evaluate(cutOff)).toEqual([]);
      if (colours) await expectAccessible(frame);
      const folder = process.env.SCREENSHOTS;
      if (!folder) continue;
      const height = Number(await frame.evaluate('document.documentElement.scrollHeight'));
      await page.setViewportSize({ width, height });
      // Painted as large as it is now.
      await page.waitForTimeout(300);
      await page.screenshot({ path: path.join(folder, `page-${name}-${theme}-${width}.png`) });
    }
    await page.setViewportSize({ width: 280, height: 900 });
    expect(await frame.evaluate(excess)).toBe(0);
    expect(await host.unknown()).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  }
  return { open, look, close: app.close };
}

type Demo = Awaited<ReturnType<typeof openDemo>>;

/** A suite of the pages; each is looked at in Teams in these sizes first. */
export function withDemo(
  name: string,
  sizes: readonly Size[],
  suite: (demo: () => Demo) => void,
): void {
  withBrowser(name, (browser) => {
    let demo: Demo;
    beforeAll(async () => {
      demo = await openDemo(browser);
    }, 180_000);
    afterAll(() => demo.close());

    test.each(Object.keys(looks))(
      '%s in Teams: no axe violation, nothing cut off and no sideways scroll',
      (page) => demo.look(page, sizes),
      120_000,
    );
    suite(() => demo);
  });
}
