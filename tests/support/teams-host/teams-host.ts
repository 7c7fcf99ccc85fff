import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Frame, Page } from 'playwright-core';

/** How Teams frames the tab. */
export interface TeamsSetup {
  /** The address of the tab. */
  readonly src: string;
  readonly frameContext?: 'content' | 'settings';
  readonly theme?: 'default' | 'dark' | 'contrast';
  /** What Teams is set to; en-us without it. */
  readonly locale?: string;
  /** The team whose channel the tab stands in. */
  readonly team?: { readonly id: string; readonly name: string };
  /** One that the server takes; without it, one that only a stand-in for the server does. */
  readonly token?: string;
  /** Instead of a token. */
  readonly refusal?: string;
  /** Instead of keeping the settings of a channel tab. */
  readonly saveFails?: string;
  /** Answers nothing at all. */
  readonly silent?: boolean;
}

interface Call {
  readonly func: string;
  readonly args: readonly unknown[];
}

/** The tab inside Teams. */
export interface TeamsHost {
  readonly page: Page;
  readonly frame: Frame;
  /** Every call the tab made, in order. */
  calls(func: string): Promise<readonly Call[]>;
  /** Calls the host does not know: a suite expects none. */
  unknown(): Promise<readonly string[]>;
  changeTheme(theme: 'default' | 'dark' | 'contrast'): Promise<void>;
  /** Presses "Save" of the dialog around a configuration page. */
  save(): Promise<void>;
}

const teams = 'https://teams.microsoft.com';
const file = (name: string) => readFileSync(join(__dirname, name), 'utf8');

/** What the host answers at an address of Teams. */
export function hostFile(url: string): { readonly contentType: string; readonly body: string } {
  return new URL(url).pathname === '/host.js'
    ? { contentType: 'text/javascript', body: file('host.js') }
    : { contentType: 'text/html', body: file('host.html') };
}

/** Answers the origins of Teams from disc, for this browser context; nothing leaves the machine. */
export async function answerTeamsFromDisc(context: BrowserContext): Promise<void> {
  await context.route(`${teams}/**`, (route) => route.fulfill(hostFile(route.request().url())));
  await context.route('https://res.cdn.office.net/**', (route) =>
    /validDomains/i.test(route.request().url())
      ? route.fulfill({
          headers: { 'access-control-allow-origin': '*' },
          json: { validOrigins: ['teams.microsoft.com'] },
        })
      : route.abort(),
  );
}

/** The flat context that Teams sends over the wire. */
function legacyContext(setup: TeamsSetup) {
  const { theme = 'default', frameContext = 'content', locale = 'en-us', team } = setup;
  return {
    theme,
    frameContext,
    locale,
    entityId: 'wall',
    hostClientType: 'web',
    userObjectId: '11111111-1111-4111-8111-111111111111',
    ...(team ? { teamId: team.id, teamName: team.name, channelId: `${team.id}-channel` } : {}),
  };
}

/** The address of the host that frames the tab so. */
export function hostAddress(setup: TeamsSetup): string {
  const { frameContext = 'content' } = setup;
  const full = { ...setup, frameContext, context: legacyContext(setup) };
  return `${teams}/host#${encodeURIComponent(JSON.stringify(full))}`;
}

/** Opens the tab inside the host. The context needs `answerTeamsFromDisc` before. */
export async function openInTeams(page: Page, setup: TeamsSetup): Promise<TeamsHost> {
  await page.goto(hostAddress(setup));
  const element = await page.waitForSelector('iframe');
  const frame = await element.contentFrame();
  if (!frame) throw new Error('The host shows no frame');
  const tell = (name: string, func: string, args: readonly unknown[]) =>
    page.evaluate(
      `host.tell(${JSON.stringify(name)}, ${JSON.stringify(func)}, ${JSON.stringify(args)})`,
    );
  return {
    page,
    frame,
    calls: (func) =>
      page.evaluate(`host.calls.filter((call) => call.func === ${JSON.stringify(func)})`),
    unknown: () => page.evaluate('host.unknown'),
    changeTheme: async (theme) => void (await tell('themeChange', 'themeChange', [theme])),
    save: async () => void (await tell('save', 'settings.save', [{}])),
  };
}
