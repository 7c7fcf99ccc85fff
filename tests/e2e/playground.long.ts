import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { withBrowser } from '../support/browser';
import { type Started, startProduct } from '../support/started';
import {
  type ChatPage,
  called,
  choosePeople,
  openChat,
  picture,
  searchWith,
} from './playground-page';

const what = 'You found and closed the leak under Mill Lane before anyone woke up.';
const possible = 'Nobody on the hill went without water.';

withBrowser('the chat and the wall', (browser) => {
  let folder: string;
  let started: Started;
  let context: BrowserContext;
  let chat: ChatPage;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'playground-'));
    started = await startProduct(folder);
  }, 180_000);
  afterAll(async () => {
    started?.process.kill('SIGTERM');
    await started?.ended;
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);
  beforeEach(async () => {
    context = await browser().newContext({ viewport: { width: 1280, height: 1000 } });
    context.setDefaultTimeout(20_000);
    chat = await openChat(await context.newPage(), started.chat);
  }, 60_000);
  afterEach(async () => {
    await picture(chat?.page, `end of ${expect.getState().currentTestName?.slice(19, 60)}`);
    await context.close();
  });

  async function pageOf(name: string, path: string) {
    const page = await context.newPage();
    await page.goto(`${started.server}/tab/${path}?as=${called(name).id}`);
    return page;
  }
  const wallOf = (name: string) => pageOf(name, '');

  test('a crew is thanked with the form, others join, and the wall shows them all', async () => {
    const { page } = chat;
    await chat.open('Smart meter pilot');
    await chat.tellBot('kudos');
    await choosePeople(page, ['Mina Fernway', 'Tomas Quill']);
    await page.getByLabel('Name of the crew').fill('Night leak crew');
    await page.getByLabel('What did they do?').fill(what);
    await page.getByLabel('What did it make possible?').fill(possible);
    await picture(page, 'chat-form');
    // The greeting above has a button of that name too.
    await chat.button('Give kudos').last().click();
    await page.getByText(what).waitFor();
    await page.getByText('From Robin Amber').waitFor();

    // Who gave it is on it already; the card stays as it is.
    await chat.button('Join').click();
    await page.getByText('You gave this kudos').waitFor();

    await chat.actAs('Ada Marble');
    await chat.button('Join').click();
    await page.getByText('Ada Marble joined').waitFor();

    await chat.actAs('Priya Lantern');
    await chat.button('Join with a line').click();
    await page.getByLabel('Your line').fill('Two callers told me thank you.');
    await chat.button('Join').last().click();
    await page.getByText('Ada Marble and Priya Lantern joined').waitFor();
    await page.getByText('Two callers told me thank you.').waitFor();
    await picture(page, 'chat-kudos');

    const wall = await wallOf('Tomas Quill');
    const kudos = wall.getByRole('article', { name: 'Night leak crew' });
    await kudos.waitFor();
    await picture(wall, 'wall');
    const shown = await kudos.textContent();
    for (const words of [
      'Mina Fernway and Tomas Quill',
      what,
      possible,
      'Robin Amber',
      'Smart meter pilot',
      'Ada Marble',
      'Priya Lantern',
      'Two callers told me thank you.',
    ])
      expect(shown).toContain(words);
  }, 120_000);

  test('a kudos in one line in a channel comes to stand as a card', async () => {
    const { page } = chat;
    await chat.open('Shared work');
    await chat.tellBot('kudos everyone for drying out the pump house together in one night.');
    await page.getByText('All 20 of Network & Repairs').waitFor();
    await chat.button('Join').waitFor();
    await picture(page, 'channel-kudos');
  }, 60_000);

  test('a question finds who says they know, is answered by them, accepted, and found on the board', async () => {
    const { page } = chat;
    const asked = 'Who reads pressure curves at night?';
    const answer = 'I do: begin at the hour nobody draws water, at about three.';
    await chat.open('Smart meter pilot');
    await chat.tellBot('help');
    await chat.actAs('Ada Marble');
    await chat.button('My profile').last().click();
    await page.getByLabel('Ask me about').fill('Pressure curves, dashboards');
    await picture(page, 'chat-profile');
    await chat.button('Save').last().click();
    await page.getByText('People can ask you about pressure-curves, dashboards.').waitFor();

    await chat.tellBot(`ask ${asked}`);
    await page.getByText('passed on to Ada Marble').waitFor();
    await chat.button('Answer').last().click();
    await page.getByLabel('Your answer, in the open').last().fill(answer);
    await chat.button('Send').first().click();
    await page.getByText(answer).waitFor();
    await picture(page, 'chat-question');

    await chat.actAs('Priya Lantern');
    await chat.button('Accept').click();
    await page.getByText('Whoever asked, or a curator here').waitFor();
    await chat.actAs('Robin Amber');
    await chat.button('Accept').click();
    await page.getByText('Question · Resolved').waitFor();

    const shown = await page.getByText(asked, { exact: true }).count();
    await searchWith(page, 'findQuestions', 'pressure curve');
    await page.getByText(asked, { exact: true }).nth(shown).waitFor();
    await picture(page, 'chat-search');

    const board = await pageOf('Robin Amber', 'questions');
    await board.getByRole('searchbox').fill('pressure curve');
    await board.getByRole('combobox', { name: 'Show' }).selectOption('Resolved');
    await board.getByRole('link', { name: asked }).click();
    await board.getByText('Accepted answer').waitFor();
    await board.getByText(answer).waitFor();
    await picture(board, 'question');
    // What an act leads to is found a moment after it; the page asks once.
    const people = await pageOf('Robin Amber', 'people');
    const skill = people.getByRole('combobox', { name: 'Skill or interest' });
    const evidence = people.getByText('an accepted answer');
    for (let tries = 0; tries < 10 && !(await evidence.isVisible()); tries += 1) {
      if (tries > 0) await people.reload();
      await skill.selectOption('pressure-curves');
      await people.getByRole('listitem').first().waitFor();
      await people.waitForTimeout(300);
    }
    await evidence.waitFor();
    await picture(people, 'people');

    // Whoever asked hears of the answer in private.
    await chat.open('Personal Chat');
    await page.getByText('Ada Marble answered').waitFor();
  }, 120_000);

  test('a question of the tab is passed on to who knows in the chat, says why them, and is answered there', async () => {
    const { page } = chat;
    const asked = 'How do you free a valve that nobody has turned for years?';
    const answer = 'With warmth and patience: a quarter turn a day, never the long bar.';
    await chat.open('Personal Chat');
    await chat.write('profile');
    await page.getByLabel('Ask me about').last().fill('Stuck valves');
    await chat.button('Save').last().click();
    await page.getByText('People can ask you about stuck-valves.').waitFor();

    const board = await pageOf('Ada Marble', 'questions');
    await board.getByRole('button', { name: 'Ask a question' }).click();
    await board.getByLabel('What would you like to know?').fill(asked);
    await board.getByRole('textbox', { name: 'Tags' }).fill('stuck');
    await board.getByRole('button', { name: 'Add stuck-valves' }).click();
    await board.getByRole('button', { name: 'Ask a question' }).click();
    await board.getByRole('heading', { level: 1, name: asked }).waitFor();

    await page.getByText('Ada Marble asks in Smart meter pilot').waitFor();
    await page.getByText('“ask me about stuck-valves” in the profile').waitFor();
    await picture(page, 'chat-passed-on');
    await chat.button('Answer').last().click();
    await page.getByLabel('Your answer, in the open').last().fill(answer);
    await chat.button('Send').last().click();
    await page.getByText('Your answer is with the question now').waitFor();
    await board.reload();
    await board.getByText(answer).waitFor();
  }, 120_000);

  test('a link is shared with why, gathers another, is approved with context, and found again', async () => {
    const { page } = chat;
    const address = 'https://night-readings.example/guide';
    const why =
      'It showed me how to read a whole district in one night without waking a single dog.';
    const other =
      'For new colleagues: the checklist on the last page is what we all forget at three.';
    const context = 'Use the second edition; the first still has the old meters.';
    await chat.open('Smart meter pilot');
    await chat.actAs('Ada Marble');
    await chat.tellBot('share');
    await page.getByRole('textbox', { name: 'Link' }).last().fill(address);
    await page.getByRole('textbox', { name: 'Why?' }).last().fill('Good.');
    await picture(page, 'chat-share');
    await chat.button('Share').last().click();
    await page.getByText('Say a little more about why').waitFor();
    await page.getByRole('textbox', { name: 'Why?' }).last().fill(why);
    await chat.button('Share').last().click();
    await page.getByText('Link · not vetted yet').waitFor();

    await chat.actAs('Priya Lantern');
    await chat.button('Add my why').last().click();
    await page.getByRole('textbox', { name: 'Why?' }).last().fill(other);
    await chat.button('Send').last().click();
    await page.getByText(other).waitFor();
    await picture(page, 'chat-link');

    // Robin looks after the chat, and is asked in private.
    await chat.open('Personal Chat');
    await page.getByText('Is it worth colleagues’ time?').waitFor();
    await chat.button('Send back').waitFor();
    await picture(page, 'chat-vetting');
    // The Playground sends no words typed into a card that was there before its chat was opened: the tab does.
    const vetting = await pageOf('Robin Amber', 'links');
    await vetting.getByRole('combobox', { name: 'Show' }).selectOption('Waiting for me to vet');
    await vetting.getByLabel('Your words').fill(context);
    await picture(vetting, 'library-vetting');
    await vetting.getByRole('button', { name: 'Approve' }).click();
    await vetting.getByText('Nothing waits for you.').waitFor();
    await chat.open('Smart meter pilot');
    await page.getByText('Link · vetted by Robin Amber').waitFor();
    await page.getByText(context).waitFor();

    const shown = await page.getByText('night-readings.example/guide').count();
    await searchWith(page, 'findLinks', 'waking dog');
    await page.getByText('night-readings.example/guide').nth(shown).click();
    await picture(page, 'chat-link-found');

    const library = await pageOf('Priya Lantern', 'links');
    await library.getByText(context).waitFor();
    await library.getByText(`Vetted by Robin Amber`).waitFor();
    await picture(library, 'library');
  }, 120_000);

  test('work is shown with the form, watched, gets input, and is closed with what came of it', async () => {
    const { page } = chat;
    const work = 'Writing down which cellar keys the second street needs.';
    const given = 'Number nine has two cellars, and two keys.';
    const outcome = 'The list hangs in the van now.';
    await chat.open('Smart meter pilot');
    await chat.tellBot('wol');
    await page.getByLabel('Working on').fill(work);
    await page.getByLabel('Would like input on').fill('Which ones do you know of?');
    await picture(page, 'chat-post-form');
    await chat.button('Post').last().click();
    await page.getByText('Work out loud · under way').waitFor();

    await chat.actAs('Ada Marble');
    await chat.button('I’m watching').click();
    await page.getByText('Ada Marble is watching').waitFor();
    await chat.button('This helped me').click();
    await page.getByText('helped one').waitFor();
    await chat.button('Offer input').click();
    await page.getByLabel('Your input, in the open').last().fill(given);
    await chat.button('Send').first().click();
    // Its label on the card; the words themselves stand in the form too.
    await page.getByText('Input', { exact: true }).waitFor();
    await picture(page, 'chat-post');

    const list = await pageOf('Ada Marble', 'posts');
    await list.getByRole('combobox', { name: 'Show' }).selectOption('Watched by me');
    await list.getByText(given).waitFor();
    const own = await pageOf('Robin Amber', 'posts');
    await own.getByRole('link', { name: 'Post by Robin Amber' }).first().click();
    await own.getByRole('button', { name: 'Done' }).click();
    await own.getByLabel('What came of it?').fill(outcome);
    await own.getByRole('button', { name: 'Send' }).click();
    await own.getByRole('definition').filter({ hasText: outcome }).waitFor();
    await picture(own, 'post');
    await page.getByText('Work out loud · done').waitFor();
    await picture(page, 'chat-post-done');

    // Its author heard of the input in private.
    await chat.open('Personal Chat');
    await page.getByText('Ada Marble has input on').waitFor();
  }, 120_000);

  test('an award is started, a crew nominated and supported, and it is given with why', async () => {
    const { page } = chat;
    const why = 'They read every meter of one street in a night and wrote down what they saw.';
    const reason = 'They did it together and left a page that the next night shift can work by.';
    await chat.open('Smart meter pilot');
    await chat.tellBot('awards');
    await page.getByLabel('Name of the award').fill('Crew of the month');
    await picture(page, 'chat-award-form');
    await chat.button('Start').last().click();
    await page.getByText('Award · nominations open until').waitFor();
    await picture(page, 'chat-award');

    await chat.actAs('Ada Marble');
    await chat.button('Nominate').last().click();
    await choosePeople(page, ['Mina Fernway', 'Tomas Quill']);
    await page.getByLabel('Name of the crew').fill('Street crew');
    await page.getByLabel('Why? What did they do together').fill(why);
    await picture(page, 'chat-award-nominate');
    await chat.button('Nominate').last().click();
    await page.getByText('Nominated · Crew of the month').waitFor();
    await page.getByText('One colleague supports this').waitFor();
    await chat.actAs('Priya Lantern');
    await chat.button('Support').last().click();
    await page.getByText('2 colleagues support this').waitFor();
    await picture(page, 'chat-award-nomination');

    const tab = await pageOf('Robin Amber', 'awards');
    await tab.getByText('2 colleagues support this').waitFor();
    await tab.getByRole('button', { name: 'End this award' }).click();
    await tab.getByRole('button', { name: 'Yes, end it' }).click();
    await chat.open('Personal Chat');
    await page.getByText('Who gets Crew of the month?').waitFor();
    await picture(page, 'chat-award-approval');
    await tab.reload();
    await tab.getByLabel('Who gets it?').selectOption('Street crew');
    await tab.getByLabel('Why? Everybody there reads this.').fill(reason);
    await picture(tab, 'award-decide');
    await tab.getByRole('button', { name: 'Decide' }).click();
    await tab.getByText('Crew of the month went to Street crew').waitFor();
    await page.getByText('Robin Amber gave Crew of the month to Street crew.').waitFor();
    await chat.open('Smart meter pilot');
    await page.getByText(reason).waitFor();
    await picture(page, 'chat-award-given');
  }, 120_000);

  test('a long group mail becomes a clean question with its tags', async () => {
    const { page } = chat;
    const title = 'Who has the cellar keys of the second street?';
    const mail = [
      'From: Robin Amber',
      'To: All staff',
      `Subject: Re: ${title}`,
      '',
      'Hi all,',
      '',
      'We read the meters there on Thursday, and number nine is locked.',
      '',
      'Best regards,',
      'Robin',
      '',
      '-----Original Message-----',
      'Last year it was the caretaker.',
    ].join('\n');
    await chat.open('Smart meter pilot');
    await chat.tellBot('wol');
    await page.getByLabel('Learned', { exact: true }).fill('Which cellar keys are on which ring.');
    await page.getByLabel('Tags (optional)').fill('cellar keys');
    await chat.button('Post').last().click();
    await page.getByText('#cellar-keys').waitFor();
    await chat.tellBot('email');
    await page.getByLabel('The e-mail, as it is').fill(mail);
    await picture(page, 'chat-email');
    await chat.button('Read it').last().click();
    const details = page.getByLabel('What should one know to answer it? (optional)').last();
    await details.waitFor();
    expect(await details.inputValue()).toContain('number nine is locked');
    expect(await details.inputValue()).not.toMatch(/Best regards|caretaker/);
    expect(await page.getByLabel('Tags (optional)').last().inputValue()).toBe('cellar-keys');
    await picture(page, 'chat-email-question');
    await chat.button('Ask').last().click();
    await chat.button('Answer').last().waitFor();
    await page.getByText('Question · Waiting for an answer').waitFor();
    expect(await page.getByText('#cellar-keys').count()).toBe(2);
    await picture(page, 'chat-email-asked');
  }, 120_000);

  test('the week of the chat is told by a word, and in the tab', async () => {
    const { page } = chat;
    await chat.open('Smart meter pilot');
    await chat.tellBot('digest');
    await page.getByText('The week in Smart meter pilot').last().waitFor();
    await page.getByText('One thing to do').last().waitFor();
    await picture(page, 'chat-digest');
    const week = await pageOf('Robin Amber', 'digest');
    await week.getByRole('heading', { level: 2, name: 'One thing to do' }).waitFor();
    await picture(week, 'digest');
    await chat.tellBot('nudges');
    await page.getByText('What may I write to you?').last().waitFor();
    await picture(page, 'chat-nudges');
    await chat.tellBot('health');
    await page.getByText('One thing to do today').last().waitFor();
    await picture(page, 'chat-health');
  }, 120_000);

  test('help in the personal chat says what one can do', async () => {
    const { page } = chat;
    await chat.write('help');
    await page.getByText('Here is what I can do.').first().waitFor();
    await picture(page, 'personal-help');
  }, 60_000);

  test('the wall of somebody who is in none of the spaces shows nothing of them', async () => {
    const wall = await wallOf('Hana Birch');
    await wall.getByRole('heading').first().waitFor();
    await wall.waitForLoadState('networkidle');
    expect(await wall.getByRole('article').count()).toBe(0);
    expect(await wall.locator('body').textContent()).not.toContain(what);
  }, 60_000);
});
