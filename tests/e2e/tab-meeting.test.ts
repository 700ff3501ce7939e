import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { openSampleMeeting } from '../support/sample-meeting.ts';
import { findBarriers, openPage, openTab } from '../support/tab-page.ts';

/** One week as people live it in their browsers: each test goes on where the one before ended. */
let app: TestApp;
let browser: Browser;
let meetingId: string;
/** Ana chairs in a window, Ben follows in the side panel of the meeting. */
let ana: Page;
let ben: Page;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  ({ meetingId } = await openSampleMeeting(app));
  const forAna = await openTab(browser, app.baseUrl, { as: 'ana' });
  const forBen = await openTab(browser, app.baseUrl, { as: 'ben', width: 280 });
  ana = forAna.page;
  ben = forBen.page;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

test('a check-in is safe while it is typed, and is on everybody’s agenda once it is sent', async () => {
  const { page } = await openTab(browser, app.baseUrl, { as: 'kofi', width: 280 });
  await page.getByLabel('Problems').fill('The price list is from last year. Who updates it?');
  await sees(page, 'Saved');
  await page.reload();
  await page.getByLabel('Problems').waitFor();
  expect(await page.getByLabel('Problems').inputValue()).toContain('Who updates it?');
  expect(await ana.getByText('Who updates it?').count()).toBe(0);
  await press(page, 'Send');
  await sees(page, 'on the agenda');
  await sees(ana, 'The price list is from last year. Who updates it?');
  await sees(ben, 'The price list is from last year. Who updates it?');
  await page.context().close();
});

test('a card in the chat is answered, and what was sent takes its place', async () => {
  const { page } = await openPage(browser, `${app.baseUrl}/local/`);
  await page.getByRole('link', { name: /Mei Lin/u }).click();
  await page.getByPlaceholder(/customer’s name/u).fill('Litware renewed');
  await press(page, 'Send');
  await sees(page, /Sent by Mei Lin/u);
  await sees(ana, 'Litware renewed');
  await page.context().close();
});

test('a chair proposes an item, moves it up and takes the move back', async () => {
  await ana.getByLabel('Propose an item').fill('Shall we share a stand?');
  await press(ana, 'Add');
  await sees(ben, 'Shall we share a stand?');
  const titles = () => ana.locator('ol h3').allInnerTexts();
  const before = await titles();
  await ana.getByRole('button', { name: 'Change: Shall we share a stand?' }).click();
  await press(ana, 'Move up');
  await sees(ana, /moved to position/u);
  expect(await titles()).not.toEqual(before);
  await press(ana, 'Undo');
  await ana.waitForFunction((order) => {
    return [...document.querySelectorAll('ol h3')].map((title) => title.textContent).join() === order;
  }, before.join());
});

test('the meeting is started by one and seen by all; the panel has no barriers', async () => {
  const { startsAt }: { startsAt: string } = (await (await app.signIn('ana'))(`/meetings/${meetingId}`)).body;
  await app.moveTo(startsAt);
  await ana.reload();
  await press(ana, 'Start the agenda');
  await ben.getByRole('heading', { level: 2, name: 'The number' }).waitFor();
  await press(ana, 'Next item');
  await ben.getByRole('heading', { level: 2, name: 'Wins' }).waitFor();
  await press(ana, 'Undo');
  await ben.getByRole('heading', { level: 2, name: 'The number' }).waitFor();
  expect(await findBarriers(ana)).toEqual([]);
  expect(await findBarriers(ben)).toEqual([]);
});

test('two people who write the same notes both keep their words', async () => {
  const item = '**/items/*';
  await ana.route(item, (route) => route.abort());
  await ana.getByLabel('Notes').first().fill('Ana: ask Litware.');
  await sees(ana, /Not saved yet/u);
  await ben.getByLabel('Notes').first().fill('Ben: ask Contoso.');
  await sees(ben, 'Saved');
  await ana.unroute(item);
  await sees(ana, 'Two versions of this text');
  await press(ana, 'Keep both');
  await sees(ana, 'Saved');
  await ben.waitForFunction(() => document.querySelector('textarea')?.value.includes('Ana: ask Litware.'));
  expect(await ben.getByLabel('Notes').first().inputValue()).toContain('Ben: ask Contoso.');
});

test('a decision and an action are captured in one line each', async () => {
  await ana.getByLabel('New decision').fill('We ask both');
  await press(ana, 'Record');
  await sees(ben, 'We ask both');
  await ana.getByLabel('What has to be done').fill('Call Litware');
  await ana.getByLabel('Who', { exact: true }).selectOption({ label: 'Mei Lin' });
  await ana.getByLabel('Until', { exact: true }).fill('2030-01-04');
  await press(ana, 'Add action');
  await sees(ben, /Call Litware \(Mei Lin/u);
});

test('lost connections are said, and caught up with', async () => {
  await ben.context().setOffline(true);
  await sees(ben, /You are offline|Not live/u);
  await press(ana, 'Next item');
  await ben.context().setOffline(false);
  await ben.getByRole('heading', { level: 2, name: 'The number' }).waitFor({ state: 'detached' });
  await ben.getByText(/You are offline|Not live/u).waitFor({ state: 'detached' });
});

test('a chair ends, checks and sends the minutes; everybody sees them', async () => {
  await press(ana, 'End the meeting');
  await press(ana, 'Close and send minutes');
  await press(ana, 'Send now');
  await sees(ana, /Sent by Ana Ruiz/u);
  await sees(ben, /Sent by Ana Ruiz/u);
  expect(await findBarriers(ben)).toEqual([]);
  await press(ana, 'Go to the next meeting');
  await sees(ana, /Check-ins open/u);
});

test('the meeting is found in History by a word, and its address leads there again', async () => {
  await ana.getByRole('link', { name: 'History' }).click();
  await ana.getByRole('heading', { level: 1, name: 'History' }).waitFor();
  expect(await ana.evaluate(() => document.activeElement?.textContent)).toBe('History');
  await ana.getByLabel('Words').fill('Contoso both');
  await ana.waitForURL(/q=Contoso/u);
  await sees(ana, 'We ask both');
  await ana
    .getByRole('link', { name: /^Meeting of/u })
    .first()
    .click();
  await sees(ana, 'Decided: We ask both');
  const again = await openPage(browser, ana.url());
  await sees(again.page, 'Decided: We ask both');
  await again.page.context().close();
});

test('an action is done, and taken back, by keyboard', async () => {
  await ana.getByRole('link', { name: 'Actions' }).click();
  const done = ana.getByRole('button', { name: 'Done: Call Litware' });
  await done.focus();
  await ana.keyboard.press('Enter');
  await sees(ana, 'Done: Call Litware');
  await ana.keyboard.press('Control+z');
  await done.waitFor();
});
