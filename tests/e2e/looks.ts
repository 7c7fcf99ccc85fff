import type { Frame, Page } from 'playwright-core';

export const ready = (page: Page | Frame, name: string) =>
  page.getByRole('heading', { level: 1, name }).waitFor();

/**
 * How one comes to each look of a page, by the keyboard alone; `say` gives the words of it in the language it is
 * looked at in.
 */
export const looks: Readonly<
  Record<string, (page: Page | Frame, say: (words: string) => string) => Promise<void>>
> = {
  home: async (page, say) => {
    await ready(page, say('Home'));
    await page.getByRole('list', { name: say('New') }).waitFor();
    await page
      .getByText(say('You may know the answer'))
      .or(page.getByText(say('Nothing waits for you right now.')))
      .first()
      .waitFor();
  },
  kudos: async (page, say) => {
    await ready(page, say('What we made possible together'));
    await page.getByRole('article').first().waitFor();
  },
  questions: async (page, say) => {
    await ready(page, say('Questions'));
    await page
      .getByRole('button', { name: say('Ask a question') })
      .first()
      .press('Enter');
    await page.getByLabel(say('What would you like to know?')).waitFor();
  },
  posts: async (page, say) => {
    await ready(page, say('Work out loud'));
    await page.getByRole('button', { name: say('Work out loud') }).press('Enter');
    await page.getByLabel(say('Would like input on')).waitFor();
    await page.getByRole('article').first().waitFor();
  },
  links: async (page, say) => {
    await ready(page, say('Links'));
    await page.getByRole('button', { name: say('Share a link') }).press('Enter');
    await page.getByLabel(say('Why?')).waitFor();
    await page.getByRole('article').first().waitFor();
  },
  awards: async (page, say) => {
    await ready(page, say('Awards'));
    await page.getByRole('button', { name: say('Start an award') }).press('Enter');
    await page.getByLabel(say('Last day for nominations')).waitFor();
    await page.getByRole('button', { name: say('Nominate for') }).press('Enter');
    await page.getByRole('checkbox', { name: 'Mina Fernway' }).last().press('Space');
    await page.getByRole('heading', { name: say('Given before') }).waitFor();
  },
  digest: async (page, say) => {
    await ready(page, say('This week'));
    await page.getByRole('heading', { level: 2, name: say('One thing to do') }).waitFor();
  },
  people: async (page, say) => {
    await ready(page, say('People'));
    await page.getByRole('combobox', { name: say('Skill or interest') }).selectOption({ index: 1 });
    await page.getByRole('listitem').first().waitFor();
  },
  groups: async (page, say) => {
    await ready(page, say('Groups'));
    await page.getByText(say('four weeks')).first().waitFor();
  },
  health: async (page, say) => {
    await ready(page, say('Team health'));
    const people = page.getByRole('listbox', { name: say('the thanks between them') });
    await people.waitFor();
    await page.getByText(say('The same as a table')).first().press('Enter');
    await page.getByRole('table', { name: say('Groups and my own teams') }).waitFor();
    await people.getByRole('option', { selected: true }).press('ArrowRight');
  },
  status: async (page, say) => {
    await ready(page, say('How it does'));
    await page.getByRole('link', { name: say('Status') }).waitFor();
    const again = new RegExp(`${say('Try')}.*links\\.show.*${say('again')}`);
    await page.getByRole('button', { name: again }).waitFor();
  },
  me: async (page, say) => {
    await ready(page, say('Me'));
    await page
      .getByRole('button', { name: say('Add ') })
      .first()
      .waitFor();
  },
  post: async (page, say) => {
    await page
      .getByRole('article')
      .filter({ hasText: say('Under way') })
      .first()
      .getByRole('link')
      .first()
      .press('Enter');
    await page.getByRole('heading', { level: 2, name: say('Input') }).waitFor();
    await page.getByRole('button', { name: say('Offer input') }).press('Enter');
    await page.getByLabel(say('Your input, in the open')).waitFor();
  },
  question: async (page, say) => {
    await page.getByRole('link').filter({ hasText: '?' }).first().press('Enter');
    await page.getByLabel(say('Your answer, in the open')).waitFor();
  },
};

/** Where it is; one of them is opened from the list of all. */
export const pathOf = (name: string) =>
  ({ kudos: '', question: 'questions', post: 'posts' })[name] ?? name;
