import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export const howToGetOne =
  'No browser was found. Install one (Debian and Ubuntu: `apt-get install chromium`), ' +
  'or set CHROMIUM_PATH to the executable of a Chromium, Chrome or Edge.';

/** The browser on this machine; CHROMIUM_PATH names another, and throws where it names nothing. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named))
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  return named || places.find((place) => existsSync(place));
}

/** Starts the browser without a window and without calls of its own to the net. The caller closes it. */
export function launchBrowser(
  executablePath: string,
  flags: readonly string[] = [],
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', ...flags],
  });
}

/**
 * A suite that needs a browser: it is started once before the suite and closed after it. Where there is none
 * the suite is skipped and says how to get one; with CI=true it fails.
 */
export function withBrowser(name: string, suite: (browser: () => Browser) => void): void {
  const path = findBrowser();
  if (path === undefined && process.env.CI === 'true') {
    test(`${name}: a browser is needed`, () => {
      throw new Error(howToGetOne);
    });
    return;
  }
  if (path === undefined) process.stderr.write(`Skipped: ${name}. ${howToGetOne}\n`);
  const described = path === undefined ? describe.skip : describe;
  described(name, () => {
    let browser: Browser | undefined;
    beforeAll(async () => {
      if (path !== undefined) browser = await launchBrowser(path);
    }, 60_000);
    afterAll(() => browser?.close());
    suite(() => {
      if (!browser) throw new Error('The browser has not been started yet');
      return browser;
    });
  });
}
