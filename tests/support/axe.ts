import { type AxeResults, source } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

/** Colours that are on their way arrive. */
const settled = `document.getAnimations()
  .filter((one) => one instanceof CSSTransition).forEach((one) => one.finish())`;

/**
 * Fails where axe finds a violation in the document of a page or a frame. Runs inside that one document, so
 * that a slow machine cannot make it skip the frame. Fluent's focus helper alone is left out: a known false
 * positive.
 */
export async function expectAccessible(
  shown: Frame | Page,
  without: readonly string[] = [],
): Promise<void> {
  if (!(await shown.evaluate('"axe" in window'))) await shown.evaluate(source);
  await shown.evaluate(settled);
  const options = {
    resultTypes: ['violations'],
    rules: Object.fromEntries(without.map((rule) => [rule, { enabled: false }])),
  };
  const found: AxeResults = await shown.evaluate(
    `axe.run({ exclude: ['[data-tabster-dummy]'] }, ${JSON.stringify(options)})`,
  );
  const told = found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html} ${node.failureSummary}`)}`,
  );
  expect(told).toEqual([]);
  expect(found.passes.length).toBeGreaterThan(10); // It did look.
}
