import type { Browser, Page } from 'playwright-core';
import { hostAddress, hostFile, type TeamsSetup } from '../support/teams-host/teams-host';

/**
 * Notes in the frame of the tab when an element that only data brings was painted, in milliseconds since the
 * frame began to load: the frame before the one after the element is there.
 */
const watch = (selector: string) => `if (window !== top) {
  const observer = new MutationObserver(() => {
    if (!document.querySelector(${JSON.stringify(selector)})) return;
    observer.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => { window.dataShownAt = performance.now(); }));
  });
  observer.observe(document, { childList: true, subtree: true });
}`;

const limitMs = 20_000;

async function shownAt(page: Page): Promise<number> {
  for (const end = Date.now() + limitMs; Date.now() < end; ) {
    const frame = page.frames().find((one) => one !== page.mainFrame());
    const at = await frame?.evaluate('window.dataShownAt').catch(() => undefined);
    if (typeof at === 'number') return at;
    await page.waitForTimeout(25);
  }
  throw new Error(`No data was shown within ${limitMs / 1_000} s.`);
}

/**
 * Answers Teams from disc without Playwright's routes: those would switch the browser's cache off, and a reload
 * would be as slow as a first visit.
 */
async function answerTeams(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on('Fetch.requestPaused', ({ requestId, request }) => {
    const { contentType, body } = hostFile(request.url);
    void session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: 'content-type', value: contentType }],
      body: Buffer.from(body).toString('base64'),
    });
  });
  await session.send('Fetch.enable', {
    patterns: [{ urlPattern: 'https://teams.microsoft.com/*' }],
  });
}

/** How long it takes until data is on the screen, in milliseconds. */
export interface Shown {
  /** In a browser context that has never been anywhere. */
  readonly cold: number;
  /** Loaded for the third time, as by anybody who comes back: a browser keeps compiled code from the second time on. */
  readonly warm: number;
}

/** Opens the tab in the host, and loads it again: `data` selects what only data brings. */
export async function timeShown(browser: Browser, setup: TeamsSetup, data: string): Promise<Shown> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    await context.grantPermissions(['local-network-access']);
    await context.addInitScript(watch(data));
    const page = await context.newPage();
    await answerTeams(page);
    await page.goto(hostAddress(setup));
    const cold = await shownAt(page);
    await page.reload();
    await shownAt(page);
    // What the browser does afterwards with what it has loaded.
    await page.waitForTimeout(250);
    await page.reload();
    return { cold, warm: await shownAt(page) };
  } finally {
    await context.close();
  }
}
