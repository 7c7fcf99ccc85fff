import path from 'node:path';
import { mirror } from '../../tab/src/mirrored';
import { expectAccessible } from '../support/axe';
import { cutOff, excess, type Size, withDemo, worked } from './demo-pages';
import { looks } from './looks';

/** Colours do not depend on the width: they are looked at once in each theme, all else at every width. */
const sizes: readonly Size[] = (['default', 'dark', 'contrast'] as const).flatMap((theme) =>
  [1280, 720, 320].map((width) => ({
    ...{ theme, width, colours: theme === 'default' || width === 320 },
  })),
);

withDemo('the pages, in every way they are looked at', sizes, (demo) => {
  test.each(Object.keys(looks))(
    '%s on the narrowest phone, in colours of its own: whatever can be worked is reached with the Tab key',
    async (name) => {
      const { context, page } = await demo().open(name);
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
      const { context, page } = await demo().open(name, 'ar-XB');
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
});
