import path from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';
import { larkfield } from '../../bot/local/organisation';

/** The Playground as a person uses it: its chats, its composer and the cards in it. */
export interface ChatPage {
  readonly page: Page;
  /** Opens a chat or channel by its name. */
  open(name: string): Promise<void>;
  /** Writes as it is, as to the bot in its own chat. */
  write(words: string): Promise<void>;
  /** Writes to the bot, naming it first: in groups it hears nothing else. */
  tellBot(words: string): Promise<void>;
  /** A button of a card, by its title. */
  button(title: string): Locator;
  /** Whoever of the organisation clicks next; the Playground itself knows one current user. */
  actAs(name: string): Promise<void>;
}

const invokes = '**/_conversation/v1/invoke';

/** Somebody of the made-up organisation. */
export function called(name: string) {
  const person = larkfield.people.find((known) => known.name === name);
  if (!person) throw new Error(`Nobody is called ${name}`);
  return person;
}

/** Opens the Playground; whatever it asks of the net (fonts) is refused. */
export async function openChat(page: Page, address: string): Promise<ChatPage> {
  const { hostname } = new URL(address);
  await page.route(
    (url) => url.hostname !== hostname,
    (route) => route.abort(),
  );
  await page.goto(address);
  // Cards have text boxes too.
  const composer = page.locator('[data-lexical-editor]').first();
  return {
    page,
    open: async (name) => {
      await page.getByRole('treeitem', { name }).or(page.getByText(name)).first().click();
      await composer.waitFor();
    },
    write: async (words) => {
      await composer.click();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    },
    tellBot: async (words) => {
      await composer.click();
      await page.keyboard.type('@');
      await page.getByRole('menuitem', { name: larkfield.bot.name }).click();
      // What is typed before the name stands there is lost, and the bot hears nothing.
      await composer.filter({ hasText: larkfield.bot.name }).waitFor();
      await page.keyboard.type(` ${words}`);
      await page.keyboard.press('Enter');
    },
    button: (title) => page.getByRole('button', { name: title, exact: true }),
    actAs: async (name) => {
      const from = { id: called(name).teamsId };
      await page.unroute(invokes);
      await page.route(invokes, (route: Route) =>
        route.continue({ postData: { ...route.request().postDataJSON(), from } }),
      );
    },
  };
}

/** Looks for something with a search command of the message extension, as one types in the compose box. */
export async function searchWith(page: Page, command: string, words: string): Promise<void> {
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await page.getByText('Search Command').first().click();
  await page.getByRole('button', { name: 'Specify Command ID or Parameter' }).click();
  await page.getByPlaceholder('Command ID').fill(command);
  await page.getByPlaceholder('Parameter name').fill('text');
  await page.getByPlaceholder('Enter a search term').fill(words);
}

/** Chooses people in the picker of a card. */
export async function choosePeople(page: Page, names: readonly string[]): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'People Picker' });
  for (const name of names) {
    await picker.click();
    // It looks for the beginnings of names; a space ends its search.
    await page.keyboard.type(name.split(' ')[0] ?? name);
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
  }
}

/** For whoever wants to look: SCREENSHOTS names a folder. */
export async function picture(page: Page | undefined, name: string): Promise<void> {
  const to = process.env.SCREENSHOTS;
  if (to && page) await page.screenshot({ path: path.join(to, `${name}.png`) });
}

/** Chooses in a list of a card: a list of the browser's own, or one the client draws. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  const field = page.getByLabel(label).last();
  if ((await field.evaluate(({ tagName }) => tagName)) === 'SELECT') {
    await field.selectOption(option);
    return;
  }
  await field.click();
  await page.getByRole('option', { name: option }).click();
}
