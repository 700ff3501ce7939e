import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import type { MeetingView } from '../../shared/api/views.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { openSampleMeeting } from '../support/sample-meeting.ts';
import { openTab } from '../support/tab-page.ts';

/** A whole week without a mouse: each test goes on where the one before ended, and nothing is clicked. */
let app: TestApp;
let browser: Browser;
let meetingId: string;
let ben: Page;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  ({ meetingId } = await openSampleMeeting(app));
  ben = (await openTab(browser, app.baseUrl, { as: 'ben' })).page;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const question = 'The price list is from last year. Who updates it?';
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).first();

/** Presses Tab until something has the focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 300; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target.toString()}`);
}

async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function type(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

test('a representative answers', async () => {
  const { page } = await openTab(browser, app.baseUrl, { as: 'kofi' });
  await type(page, page.getByLabel('Problems'), question);
  await enter(page, button(page, 'Send'));
  await sees(page, 'on the agenda');
  await page.context().close();
});

test('a chair proposes an item and puts it in another place, and is told where it stands', async () => {
  await sees(ben, question);
  await type(ben, ben.getByLabel('Propose an item'), 'Shall we share a stand?');
  await ben.keyboard.press('Enter');
  await sees(ben, 'Shall we share a stand?');
  await tabTo(ben, button(ben, 'Move: Shall we share a stand?'));
  await ben.keyboard.press('ArrowUp');
  await sees(ben, /“Shall we share a stand\?” moved to position \d+ of \d+/u);
});

test('the meeting is started, talked through, noted, decided and ended', async () => {
  const { startsAt } = (await (await app.signIn('ben'))(`/meetings/${meetingId}`)).body as MeetingView;
  await app.moveTo(startsAt);
  await ben.reload();
  await enter(ben, button(ben, 'Start the agenda'));
  await ben.getByRole('heading', { level: 2, name: 'The number' }).waitFor();
  await type(ben, ben.getByLabel('Notes').first(), 'Two weeks to go.');
  await type(ben, ben.getByLabel('New decision').first(), 'We look at it every week.');
  await ben.keyboard.press('Enter');
  await sees(ben, 'We look at it every week.');
  await enter(ben, button(ben, 'Next item'));
  // It was moved up to the second place.
  await ben.getByRole('heading', { level: 2, name: 'Shall we share a stand?' }).waitFor();
  await enter(ben, button(ben, 'End the meeting'));
  await button(ben, 'Close and send minutes').waitFor();
});

test('the minutes are sent, and found in History', async () => {
  await enter(ben, button(ben, 'Close and send minutes'));
  await enter(ben, button(ben, 'Send now'));
  await sees(ben, /Version 1|Minutes of/u);
  await enter(ben, ben.getByRole('link', { name: 'History' }).first());
  await type(ben, ben.getByRole('searchbox').first(), 'every week');
  await sees(ben, 'We look at it every week.');
  const { minutes } = (await (await app.signIn('nils'))(`/meetings/${meetingId}`)).body as MeetingView;
  const first = minutes?.items[0];
  expect(first).toMatchObject({
    notes: 'Two weeks to go.',
    decisions: [{ text: 'We look at it every week.' }],
  });
});
