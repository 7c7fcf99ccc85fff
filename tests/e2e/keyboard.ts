import type { Locator, Page } from 'playwright-core';

/** With the Tab key, as whoever has no mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < 200; stop += 1) {
    if ((await target.and(page.locator(':focus')).count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target} is not reached`);
}
type Step = (page: Page) => Promise<void>;
const presses =
  (role: 'button' | 'link', name: string | RegExp): Step =>
  async (page) => {
    await tabTo(page, page.getByRole('main').getByRole(role, { name }).first());
    await page.keyboard.press('Enter');
  };
const types =
  (label: string, words: string): Step =>
  async (page) => {
    await tabTo(page, page.getByRole('textbox', { name: label }));
    await page.keyboard.type(words);
  };
const sends =
  (name: string): Step =>
  async (page) => {
    await tabTo(page, page.getByRole('main').getByRole('button', { name, exact: true }).last());
    await page.keyboard.press('Enter');
  };
/** What somebody does from the top of a page, and what is there afterwards. */
export const acts: Readonly<
  Record<string, { on: string; steps: readonly Step[]; shows: string | RegExp }>
> = {
  'asks a question': {
    on: 'questions',
    steps: [
      presses('button', 'Ask a question'),
      types('What would you like to know?', 'Who greased the third pump last?'),
      sends('Ask a question'),
    ],
    shows: 'Who greased the third pump last?',
  },
  'answers a question': {
    on: 'questions',
    steps: [
      presses('link', /\?/),
      types('Your answer, in the open', 'It was greased by the night shift.'),
      sends('Send'),
    ],
    shows: 'It was greased by the night shift.',
  },
  'shows work': {
    on: 'posts',
    steps: [
      presses('button', 'Work out loud'),
      types('Working on', 'Drawing the third pump from memory'),
      sends('Work out loud'),
    ],
    shows: 'Drawing the third pump from memory',
  },
  'shares a link': {
    on: 'links',
    steps: [
      presses('button', 'Share a link'),
      types('Link', 'https://pumps.example/third'),
      types('Why?', 'It showed me in ten minutes how the third pump ages, and when to look.'),
      sends('Share a link'),
    ],
    shows: /how the third pump ages/,
  },
  'says what one knows': {
    on: 'me',
    steps: [types('Ask me about', ', third pumps'), sends('Save')],
    shows: 'Saved.',
  },
};
