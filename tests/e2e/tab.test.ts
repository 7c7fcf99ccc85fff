import type { BrowserContext, BrowserContextOptions, Frame, Locator, Page } from 'playwright-core';
import { expectAccessible } from '../support/axe';
import { withBrowser } from '../support/browser';
import { builtTab } from '../support/built-tab';
import {
  answerTeamsFromDisc,
  openInTeams,
  type TeamsHost,
  type TeamsSetup,
} from '../support/teams-host/teams-host';
import { now, platform, wall } from './tab-data';
import { startTabServer, type TabServer } from './tab-server';

const themes = ['default', 'dark', 'contrast'] as const;
const widths = [320, 1280] as const;
/** colorNeutralBackground3 of each theme. */
const grounds = {
  default: 'rgb(245, 245, 245)',
  dark: 'rgb(31, 31, 31)',
  contrast: 'rgb(0, 0, 0)',
};

withBrowser('the tab', (browser) => {
  let server: TabServer;
  let context: BrowserContext;
  let page: Page;
  let host: TeamsHost | undefined;
  let faults: string[];

  beforeAll(async () => {
    server = await startTabServer(await builtTab());
  }, 120_000);
  afterAll(() => server.close());

  beforeEach(() => {
    server.reset();
    host = undefined;
    faults = [];
  });
  afterEach(async () => {
    const unknown = await host?.unknown();
    await context.close();
    expect(unknown ?? []).toEqual([]);
    expect(faults).toEqual([]);
  });

  async function newPage(options: BrowserContextOptions = {}): Promise<void> {
    context = await browser().newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(15_000);
    await context.clock.setFixedTime(now);
    await context.grantPermissions(['local-network-access']);
    await answerTeamsFromDisc(context);
    page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
      // An answer that is not 2xx is told by the browser itself; everything else is ours, CSP violations too.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
  }

  async function inTeams(
    path = '',
    setup: Partial<TeamsSetup> = {},
    options: BrowserContextOptions = {},
  ): Promise<Frame> {
    await newPage(options);
    host = await openInTeams(page, { src: `${server.origin}/tab/${path}`, ...setup });
    return host.frame;
  }

  async function calls(func: string): Promise<readonly (readonly unknown[])[]> {
    return (await host?.calls(func))?.map(({ args }) => args) ?? [];
  }

  const count = (frame: Frame | Page) => frame.getByRole('article').count();
  const article = (frame: Frame | Page, index: number) => frame.getByRole('article').nth(index);
  const shown = async (what: Locator): Promise<string> => (await what.allInnerTexts()).join('\n');
  const focused = (frame: Frame): Promise<string> =>
    frame.evaluate(
      'document.activeElement.getAttribute("aria-label") ?? document.activeElement.innerText',
    );
  /** Asked from outside: the page's own policy allows no `eval`, which waiting inside it would need. */
  async function expectGround(frame: Frame, colour: string): Promise<void> {
    const asked =
      'getComputedStyle(document.querySelector(".fui-FluentProvider > div")).backgroundColor';
    let shown: unknown;
    for (let attempt = 0; attempt < 40 && shown !== colour; attempt += 1) {
      if (attempt > 0) await page.waitForTimeout(50);
      shown = await frame.evaluate(asked);
    }
    expect(shown).toBe(colour);
  }

  async function expectNoSidewaysScroll(shown: Frame | Page): Promise<void> {
    const excess = await shown.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect(excess).toBe(0);
  }

  describe('in Teams', () => {
    test('the personal wall shows the newest kudos of every kind', async () => {
      const frame = await inTeams();
      const crew = frame.getByRole('article', { name: 'Lighthouse crew' });
      await crew.waitFor();
      const words = await shown(crew);
      expect(words).toContain('Mia Brandt, Jonas Weber, and Aylin Kaya');
      expect(words).toContain('It made possible: Support finds an answer in seconds');
      expect(words).toContain('From Lena Fischer in Platform · 2 hours ago');
      expect(words).toContain('Priya Nair, Tom Olsen, Samuel Okafor, and 3 others joined');
      expect(words).toContain('Priya Nair: Your notes saved me a whole day!');
      const time = crew.locator('time');
      expect(await time.getAttribute('datetime')).toBe(new Date(now - 7_200_000).toISOString());
      expect(await time.getAttribute('title')).toContain('June 12, 2025');

      await frame.getByRole('heading', { name: 'All 43 of Customer Care' }).waitFor();
      await frame.getByRole('heading', { name: 'A crew of 9' }).waitFor();
      const person = frame.getByRole('article', { name: 'Yuki Tanaka' });
      expect(await shown(person.locator('blockquote'))).toContain('no silly questions');
      expect(await shown(person)).toContain('3 days ago · edited');
      expect(await person.getByRole('link').count()).toBe(0);
      expect(await count(frame)).toBe(20);
    });

    test('what Teams is set to is spoken, whatever the browser says', async () => {
      const german = await inTeams('', { locale: 'de-de' }, { locale: 'en-GB' });
      await german.getByRole('heading', { level: 1, name: 'Was wir gemeinsam' }).waitFor();
      expect(await shown(article(german, 0))).toContain('vor 2 Stunden');
      expect(await german.locator('html').getAttribute('lang')).toBe('de-de');
      expect(server.languages).toEqual(['de-de']);
      await context.close();
      const english = await inTeams('', { locale: 'en-us' }, { locale: 'de-DE' });
      await english.getByRole('heading', { level: 1, name: 'What we made possible' }).waitFor();
      expect(await english.locator('html').getAttribute('lang')).toBe('en-us');
    });

    test('older kudos come page by page, announced, with the focus kept and a token of its own each', async () => {
      const frame = await inTeams();
      const status = frame.getByRole('status');
      await status.getByText('20 kudos shown, there are older ones').waitFor();
      await frame.getByRole('button', { name: 'Show older' }).press('Enter');
      await status.getByText('40 kudos shown, there are older ones').waitFor();
      expect(await focused(frame)).toBe('Show older');
      await page.keyboard.press('Enter');
      await status.getByText('45 kudos shown, that is all').waitFor();
      expect(await focused(frame)).toBe('That is all so far.');
      expect(await count(frame)).toBe(45);
      expect(server.tokens).toHaveLength(3);
      expect(new Set(server.tokens).size).toBe(3);
    });

    test('older kudos that cannot be read leave the list as it is, and can be asked for again', async () => {
      const frame = await inTeams();
      await article(frame, 19).waitFor();
      server.behaviour.fails = { status: 422, message: 'That page is gone.' };
      await frame.getByRole('button', { name: 'Show older' }).click();
      await frame.getByRole('alert').getByText('That page is gone.').waitFor();
      expect(await count(frame)).toBe(20);
      delete server.behaviour.fails;
      await frame.getByRole('button', { name: 'Try again' }).click();
      await article(frame, 39).waitFor();
      expect(await frame.getByRole('alert').count()).toBe(0);
    });

    test('the wall is narrowed by name, practice and team, and shown whole again', async () => {
      const frame = await inTeams();
      await article(frame, 19).waitFor();
      await frame.getByRole('button', { name: 'Show older' }).click();
      await article(frame, 39).waitFor();
      const box = frame.getByRole('searchbox');
      await box.click();
      await page.keyboard.type('lighthouse ');
      await frame.getByRole('status').getByText('1 kudos shown, that is all').waitFor();
      expect(await focused(frame)).toBe('Find a crew, team or person');
      expect(await box.inputValue()).toBe('lighthouse ');
      await frame.getByRole('combobox', { name: 'Practice' }).selectOption('Taught');
      await frame.getByRole('heading', { name: 'No kudos match' }).waitFor();
      await frame.getByRole('button', { name: 'Show all kudos' }).click();
      await article(frame, 19).waitFor();
      expect(await box.inputValue()).toBe('');
      expect(await focused(frame)).toBe('What we made possible together');
      await frame.getByRole('combobox', { name: 'Team or chat' }).selectOption('Customer Care');
      await frame.getByRole('status').getByText('20 kudos shown, there are older ones').waitFor();
      const froms = await frame.getByRole('article').allInnerTexts();
      expect(froms.filter((words) => words.includes('in Platform'))).toEqual([]);
    });

    test('where none of the newest are left by the filter, one can look further back', async () => {
      server.behaviour.noneAmongNewest = true;
      const frame = await inTeams();
      await frame.getByText('None among the newest kudos.').waitFor();
      await frame.getByRole('button', { name: 'Look further back' }).press('Enter');
      await article(frame, 19).waitFor();
      expect(await focused(frame)).toBe('Show older');
      expect(await frame.getByText('None among the newest').count()).toBe(0);
    });

    test('a channel tab shows its own team only, and nothing to choose between teams', async () => {
      const frame = await inTeams('channel', { team: platform });
      await frame.getByText('Kudos in Platform, newest first.').waitFor();
      await article(frame, 0).waitFor();
      expect(await frame.getByText('All 43 of Customer Care').count()).toBe(0);
      expect(await shown(article(frame, 0))).toContain('From Lena Fischer · 2 hours ago');
      expect(await frame.getByRole('combobox', { name: 'Team or chat' }).count()).toBe(0);
      expect(server.tokens).toHaveLength(1);
    });

    test('a channel tab without a team says where it belongs', async () => {
      const frame = await inTeams('channel');
      await frame.getByRole('heading', { name: 'This wall belongs to a channel' }).waitFor();
      expect(server.tokens).toEqual([]);
    });

    test('the configuration page says what it is for and saves the tab', async () => {
      const frame = await inTeams('configure', { frameContext: 'settings' });
      await frame.getByRole('heading', { name: /Put the team's kudos/ }).waitFor();
      expect(await calls('settings.setValidityState')).toEqual([[true]]);
      await host?.save();
      await page.waitForFunction("host.calls.some(({ func }) => func === 'settings.save.success')");
      const contentUrl = `${server.origin}/tab/channel`;
      expect(await calls('settings.setSettings')).toEqual([
        [
          {
            entityId: 'wall',
            contentUrl,
            websiteUrl: contentUrl,
            suggestedDisplayName: 'Kudos',
          },
        ],
      ]);
    });

    test('the configuration page tells Teams when saving failed, and elsewhere says where it helps', async () => {
      await inTeams('configure', { frameContext: 'settings', saveFails: 'no permission' });
      await page.waitForFunction("host.handlers.has('save')");
      await host?.save();
      await page.waitForFunction("host.calls.some(({ func }) => func === 'settings.save.failure')");
      expect(await calls('settings.save.success')).toEqual([]);
      await context.close();
      const frame = await inTeams('configure');
      await frame.getByRole('heading', { name: 'Add this from a channel' }).waitFor();
    });

    test('follows the theme of Teams while it is shown', async () => {
      const frame = await inTeams('', { theme: 'dark' });
      await article(frame, 0).waitFor();
      await expectGround(frame, grounds.dark);
      await host?.changeTheme('contrast');
      await expectGround(frame, grounds.contrast);
      await host?.changeTheme('default');
      await expectGround(frame, grounds.default);
    });

    test('opens a conversation inside Teams', async () => {
      const frame = await inTeams();
      const link = frame.getByRole('link', { name: /Open in Teams: kudos for Lighthouse crew/ });
      await link.click();
      await page.waitForFunction("host.calls.some(({ func }) => func === 'executeDeepLink')");
      expect(await calls('executeDeepLink')).toEqual([[await link.getAttribute('href')]]);
      expect(context.pages()).toHaveLength(1);
    });

    test('everything is reached and worked with the keyboard alone', async () => {
      const frame = await inTeams();
      await article(frame, 19).waitFor();
      await frame.getByRole('searchbox').focus();
      const stops: string[] = [];
      for (let stop = 0; stop < 6; stop += 1) {
        await page.keyboard.press('Tab');
        stops.push((await focused(frame)).replace(/\s+/g, ' ').trim());
      }
      expect(stops).toEqual([
        'Team or chat',
        'Practice',
        'Open in Teams: kudos for Lighthouse crew',
        'Open in Teams: kudos for All 43 of Customer Care',
        'Show all 5 notes',
        'Show older',
      ]);
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await frame.getByText('Line 5: thank you for this.').waitFor();
      expect(await focused(frame)).toBe('Show fewer notes');
    });
  });

  describe('when something is in the way', () => {
    test('a token that is refused says so, and asks again on demand', async () => {
      const frame = await inTeams('', { refusal: 'CancelledByUser' });
      await frame.getByRole('heading', { name: 'Teams could not sign you in' }).waitFor();
      expect(server.tokens).toEqual([]);
      const before = (await calls('authentication.getAuthToken')).length;
      await frame.getByRole('button', { name: 'Try again' }).click();
      await page.waitForFunction(
        `host.calls.filter(({ func }) => func === 'authentication.getAuthToken').length > ${before}`,
      );
    });

    test.each([
      [401, 'Teams could not sign you in', 'Trying again often helps.'],
      [403, 'You are not in this team', 'Its kudos are for its members.'],
      [422, 'That did not work', 'The words of the server.'],
      [500, 'Something went wrong on our side', 'It is not you.'],
      [503, 'There is a lot going on right now', 'Please try again in a minute.'],
    ])('an answer of %i reads: %s', async (status, title, body) => {
      server.behaviour.fails = { status, message: 'The words of the server.' };
      const frame = await inTeams('channel', { team: platform });
      const alert = frame.getByRole('alert');
      await alert.getByRole('heading', { name: title }).waitFor();
      expect(await shown(alert)).toContain(body);
      expect((await shown(alert)).includes('words of the server')).toBe(status === 422);
      expect(await frame.getByRole('searchbox').count()).toBe(0);
      delete server.behaviour.fails;
      await frame.getByRole('button', { name: 'Try again' }).click();
      await article(frame, 0).waitFor();
    });

    test('where what draws the pages cannot be loaded, it says so', async () => {
      await newPage();
      await context.route('**/tab/assets/start-*.js', (route) => route.abort());
      await page.goto(`${server.origin}/tab/`);
      await page.getByText('could not be loaded').waitFor();
    });

    test('a passing fault is tried again without a word', async () => {
      server.behaviour.fails = { status: 500, message: 'Sorry.', once: true };
      const frame = await inTeams();
      await article(frame, 0).waitFor();
      expect(server.tokens).toHaveLength(2);
      expect(await frame.getByRole('alert').count()).toBe(0);
    });

    test('without a connection the list stays, and the rest comes when it is back', async () => {
      const frame = await inTeams();
      await article(frame, 19).waitFor();
      await context.setOffline(true);
      await frame.getByRole('searchbox').fill('lighthouse');
      await frame.getByText('You are offline').waitFor();
      expect(await count(frame)).toBe(20);
      await context.setOffline(false);
      await frame.getByRole('status').getByText('1 kudos shown, that is all').waitFor();
      expect(await frame.getByText('You are offline').count()).toBe(0);
    });

    test('a wall that is on its way shows where it will stand', async () => {
      let answer = () => {};
      server.behaviour.until = new Promise((resolve) => {
        answer = resolve;
      });
      const frame = await inTeams();
      await frame.getByRole('progressbar', { name: 'Loading kudos' }).waitFor();
      answer();
      await article(frame, 0).waitFor();
      expect(await frame.getByRole('progressbar').count()).toBe(0);
    });

    test('an empty wall says how to give the first kudos, and where the app has to be first', async () => {
      server.behaviour.wall = [];
      const frame = await inTeams();
      await frame.getByRole('heading', { name: 'No kudos here yet' }).waitFor();
      await frame.getByText('@Social Learning kudos @colleague for ...').waitFor();
      await frame.getByText('thank somebody in a channel or chat').waitFor();
      await context.close();
      server.behaviour.spaces = [];
      const nowhere = await inTeams();
      await nowhere.getByText('Add Social Learning to a team or a group chat').waitFor();
    });
  });

  describe('outside Teams', () => {
    test('in local mode one sees who one is, and becomes somebody else', async () => {
      server.behaviour.local = true;
      await newPage();
      await page.goto(`${server.origin}/tab/`);
      await article(page, 0).waitFor();
      const you = page.getByRole('combobox', { name: 'You are' });
      expect(await shown(you.locator('option:checked'))).toBe('Mia Brandt');
      await page.getByText('(local)').waitFor();
      const answered = page.waitForResponse(/recognition.wall/);
      await you.selectOption('Jonas Weber');
      await answered;
      expect(server.tokens.at(0)).toBe('local-token-of-mia-brandt');
      expect(server.tokens.at(-1)).toBe('local-token-of-jonas-weber');
      await page.reload();
      await article(page, 0).waitFor();
      expect(await shown(you.locator('option:checked'))).toBe('Jonas Weber');
      const link = page.getByRole('link', { name: /Lighthouse crew/ });
      expect(await link.getAttribute('target')).toBe('_blank');
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
    });

    test('where nobody is signed in it asks to be opened in Teams', async () => {
      await newPage();
      await page.goto(`${server.origin}/tab/`);
      await page.getByRole('heading', { name: 'Open this in Microsoft Teams', level: 1 }).waitFor();
      expect(server.tokens).toEqual([]);
    });

    test('a host that says nothing is given up on after 8 seconds', async () => {
      await newPage();
      await context.clock.install({ time: now });
      host = await openInTeams(page, { src: `${server.origin}/tab/`, silent: true });
      await page.waitForFunction("host.calls.some(({ func }) => func === 'initialize')");
      await context.clock.runFor(8_100);
      await host.frame.getByRole('heading', { name: 'Open this in Microsoft Teams' }).waitFor();
    });

    test('another site may not frame it', async () => {
      await newPage();
      await context.route('https://elsewhere.example/**', (route) =>
        route.fulfill({
          contentType: 'text/html',
          body: `<iframe src="${server.origin}/tab/"></iframe>`,
        }),
      );
      const refusal = page.waitForEvent('console', (message) =>
        message.text().includes('frame-ancestors'),
      );
      await page.goto('https://elsewhere.example/');
      const refused = await refusal;
      faults = faults.filter((fault) => fault !== refused.text());
      expect(server.tokens).toEqual([]);
    });
  });

  describe('for everyone', () => {
    /** Nothing moves, so that each look is at the same page. */
    const still = { reducedMotion: 'reduce' } as const;
    /** Every state of the page that looks different, and how to come there. */
    const states: Readonly<Record<string, () => Promise<Frame>>> = {
      'the wall': async () => {
        server.behaviour.wall = wall.slice(0, 5);
        const frame = await inTeams('', {}, still);
        await frame.getByText('That is all so far.').waitFor();
        return frame;
      },
      'an empty wall': async () => {
        server.behaviour.wall = [];
        const frame = await inTeams('channel', { team: platform }, still);
        await frame.getByRole('heading', { name: 'No kudos here yet' }).waitFor();
        return frame;
      },
      'a problem': async () => {
        server.behaviour.fails = { status: 403, message: 'No.' };
        const frame = await inTeams('channel', { team: platform }, still);
        await frame.getByRole('alert').waitFor();
        return frame;
      },
      loading: async () => {
        server.behaviour.until = new Promise(() => {});
        const frame = await inTeams('', {}, still);
        await frame.getByRole('progressbar').waitFor();
        return frame;
      },
      'the configuration page': async () => {
        const frame = await inTeams('configure', { frameContext: 'settings' }, still);
        await frame.getByRole('heading', { level: 1 }).waitFor();
        return frame;
      },
    };

    test.each(Object.keys(states))(
      '%s: no axe violation and no sideways scroll, in three themes, narrow and wide',
      async (state) => {
        const frame = await states[state]?.();
        if (!frame) throw new Error(`There is no state ${state}`);
        for (const width of widths) {
          await page.setViewportSize({ width, height: 900 });
          await expectNoSidewaysScroll(frame);
          // Colours do not depend on the width: wide, the notices are looked at in one theme.
          const looked = width === 320 || state === 'the wall' ? themes : (['default'] as const);
          for (const theme of looked) {
            await host?.changeTheme(theme);
            await expectGround(frame, grounds[theme]);
            await expectAccessible(frame);
          }
        }
        await page.setViewportSize({ width: 280, height: 900 });
        await expectNoSidewaysScroll(frame);
      },
      120_000,
    );

    test.each(['light', 'dark', 'forced'] as const)(
      'outside Teams, as the browser asks for: %s',
      async (asked) => {
        server.behaviour.local = true;
        server.behaviour.wall = wall.slice(0, 5);
        await newPage({
          viewport: { width: 320, height: 900 },
          colorScheme: asked === 'dark' ? 'dark' : 'light',
          forcedColors: asked === 'forced' ? 'active' : 'none',
          reducedMotion: 'reduce',
        });
        await page.goto(`${server.origin}/tab/`);
        await article(page, 0).waitFor();
        // Forced colours are the person's own; axe reads the page's instead.
        const without = asked === 'forced' ? ['color-contrast'] : [];
        await expectNoSidewaysScroll(page);
        await expectAccessible(page, without);
        server.behaviour.local = false;
        await page.reload();
        await page.getByRole('heading', { name: 'Open this in Microsoft Teams' }).waitFor();
        await expectNoSidewaysScroll(page);
        await expectAccessible(page, without);
      },
    );
  });
});
