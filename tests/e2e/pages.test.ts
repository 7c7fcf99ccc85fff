import { excess, type Size, withDemo } from './demo-pages';
import { acts } from './keyboard';
import { ready } from './looks';

/** Each theme and each width once; `npm run test:long` looks at every theme in every width. */
const sizes: readonly Size[] = [
  { theme: 'default', width: 320, colours: true },
  { theme: 'dark', width: 720, colours: true },
  { theme: 'contrast', width: 1280, colours: true },
];

withDemo('the pages', sizes, (demo) => {
  test.each(Object.entries(acts))(
    'somebody %s by the keyboard alone',
    async (_, { on, steps, shows }) => {
      const { context, page } = await demo().open(on);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const step of steps) await step(page);
      // What stands in the field it was typed into was not sent.
      const told = page.getByRole('main').getByText(shows).and(page.locator(':not(textarea)'));
      await told.first().waitFor();
      await context.close();
    },
  );

  test('on the narrowest phone a few pages stand there, and the rest is one key away', async () => {
    const { context, page } = await demo().open('home');
    await page.setViewportSize({ width: 280, height: 653 });
    const links = page.getByRole('navigation').getByRole('link');
    await links.first().waitFor();
    expect(await links.allInnerTexts()).toEqual(['Home', 'Kudos', 'Work']);
    await page.getByRole('button', { name: 'More' }).press('Enter');
    // It is there once the server has said who looks after the product.
    await page.getByRole('link', { name: 'Status' }).waitFor();
    expect(await links.allInnerTexts()).toEqual(expect.arrayContaining(['This week', 'Status']));
    expect(await page.evaluate(excess)).toBe(0);
    await page.getByRole('link', { name: 'Team health' }).press('Enter');
    await ready(page, 'Team health');
    expect(await links.allInnerTexts()).toEqual(['Home', 'Kudos', 'Team health']);
    await context.close();
  });

  test.each(['questions', 'awards', 'me'])(
    'the page %s names all of its scripts before the first has run',
    async (name) => {
      const { context, page } = await demo().open(name);
      const scripts: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
      });
      const answer = await page.reload();
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect(scripts.length).toBeGreaterThan(2);
      const named = `${answer?.headers().link} ${await answer?.text()}`;
      expect(scripts.filter((script) => !named.includes(script))).toEqual([]);
      await context.close();
    },
  );

  test('a German browser is served German, with its texts in a chunk that English readers never load', async () => {
    const { context, page } = await demo().open('questions', 'de-DE');
    await ready(page, 'Fragen');
    expect(await page.locator('html').getAttribute('lang')).toBe('de-DE');
    expect(await page.title()).toBe('Fragen');
    await context.close();
    const english = await demo().open('questions');
    const loaded: string[] = [];
    english.page.on('request', (request) => loaded.push(request.url()));
    await english.page.reload();
    await ready(english.page, 'Questions');
    expect(loaded).toContainEqual(expect.stringMatching(/\/index-.*\.js$/));
    expect(loaded.filter((name) => /\/(de|mirrored)-/.test(name))).toEqual([]);
    await english.context.close();
  });
});
