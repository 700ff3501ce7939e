import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { findBarriers, openTab, sidewaysScroll } from '../support/tab-page.ts';

/** The check-in of one week in the tab, in every state that it can be in. */
let app: TestApp;
let browser: Browser;
let meeting: { id: string; checkInOpensAt: string; startsAt: string };

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const { seriesId } = await app.createSample();
  const kofi = await app.signIn('kofi');
  const action = (
    await kofi(`/series/${seriesId}/actions`, {
      method: 'POST',
      body: { text: 'Send Contoso the price list', ownerId: 'kofi' },
    })
  ).body;
  await kofi(`/actions/${action.id}`, {
    method: 'PATCH',
    headers: { 'if-match': `"${action.version as number}"` },
    body: { state: 'done' },
  });
  // The second one: whatever the day on which the test runs, nobody has been asked for it yet.
  const { upcoming } = (await kofi(`/series/${seriesId}`)).body;
  meeting = (await kofi(`/meetings/${upcoming[1].id}`)).body;
  await app.moveTo(meeting.checkInOpensAt);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = async (as: string, width = 1280) => (await openTab(browser, app.baseUrl, { as, width })).page;
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const box = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();

/** Counts what a person presses, from now on. */
async function countPresses(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    document.addEventListener('click', () => {
      document.body.dataset['presses'] = (Number(document.body.dataset['presses'] ?? 0) + 1).toString();
    });
  });
  return () => page.evaluate(() => Number(document.body.dataset['presses'] ?? 0));
}

test('on a phone a representative answers in a minute and six presses, most of it being there already', async () => {
  const startedAt = performance.now();
  const page = await open('kofi', 320);
  const readPresses = await countPresses(page);
  const activities = box(page, 'Activities');
  expect(await activities.inputValue()).toContain('Done: Send Contoso the price list');
  await box(page, 'Problems').click();
  await page.keyboard.type('The comparison sheet is old. Who updates it?');
  await press(page, 'Send');
  await sees(page, /^You sent this/u);
  expect(await readPresses()).toBeLessThanOrEqual(6);
  expect(performance.now() - startedAt).toBeLessThan(60_000);
  await sees(page, 'on the agenda');
  await page.getByText('Contoso', { exact: true }).first().waitFor();
  expect(await sidewaysScroll(page)).toBe(0);
  expect(await findBarriers(page)).toEqual([]);
  await page.context().close();
});

test('an empty update is not sent; why is told beside the button until something is typed', async () => {
  const page = await open('mei', 280);
  await press(page, 'Send');
  await sees(page, /Nothing is written here yet/u);
  await box(page, 'Wins').fill('Litware wants a demo');
  expect(await page.getByText(/Nothing is written here yet/u).count()).toBe(0);
  await page.context().close();
});

test('more can be said of a line, and stays with it while it is rewritten', async () => {
  const page = await open('mei', 280);
  await box(page, 'Wins').fill('Litware wants a demo');
  await press(page, 'Details: Wins');
  await sees(page, 'Saved');
  await page.getByLabel('Discuss it in the meeting').check();
  await page.getByLabel('Minutes', { exact: true }).fill('7');
  await page.getByLabel('Link').fill('not a link');
  await sees(page, /not a web address/u);
  await page.getByLabel('Link').fill('example.com/demo');
  await page.keyboard.press('Enter');
  await box(page, 'Wins').fill('Litware wants a demo in May');
  expect(await page.getByLabel('Minutes', { exact: true }).inputValue()).toBe('7');
  expect(await findBarriers(page)).toEqual([]);
  await press(page, 'Send');
  for (const mark of ['on the agenda', '7 min', 'Link to example.com']) await sees(page, mark);
  await page.context().close();
  const { body } = await (await app.signIn('ana'))(`/meetings/${meeting.id}`);
  const items: { title: string }[] = body.items;
  const item = items.find(({ title }) => title === 'Litware wants a demo in May');
  expect(item).toMatchObject({ plannedMinutes: 7, customers: ['Litware'] });
});

test('somebody of the other side named the same customer: both go on the agenda as one', async () => {
  const page = await open('chloe', 280);
  await box(page, 'Problems').fill('Litware has no case study. Shall we write one?');
  await press(page, 'Send');
  await sees(page, /Mei Lin mentioned Litware/u);
  expect(await findBarriers(page)).toEqual([]);
  await press(page, 'Put on together');
  await sees(page, 'Litware is on the agenda for both.');
  await page.getByText(/Mei Lin mentioned Litware/u).waitFor({ state: 'detached' });
  await sees(page, /^With “/u);
  await page.context().close();
});

test('last week is copied into what is there', async () => {
  const page = await open('yuki');
  await press(page, 'Copy last week');
  await sees(page, 'What you sent last time is added.');
  const boxes = await page.locator('textarea').evaluateAll((all) => {
    return all.map((box) => (box as HTMLTextAreaElement).value).join('');
  });
  expect(boxes).not.toBe('');
  await page.context().close();
});

test('it is handed over, and taken back', async () => {
  const page = await open('tom', 280);
  await press(page, 'Skip, hand over, later');
  await page.getByLabel('Hand over to').selectOption({ label: 'Priya Nair' });
  await press(page, 'Hand over');
  await sees(page, /You handed this over: Priya Nair/u);
  const priya = await open('priya', 280);
  await sees(priya, 'You are asked in place of Tom Becker.');
  await priya.context().close();
  await press(page, 'Answer it myself');
  await box(page, 'Activities').fill('Back again');
  await press(page, 'Send');
  await sees(page, /^You sent this/u);
  await page.context().close();
});

test('it is put off, then skipped with a reason, then edited', async () => {
  const page = await open('diego', 280);
  await press(page, 'Skip, hand over, later');
  expect(await findBarriers(page)).toEqual([]);
  await press(page, 'Remind me in 1 hour');
  await sees(page, /^You are reminded .*\d/u);
  await page.getByLabel('Skip this week: why?').fill('At the fair');
  await press(page, 'Skip');
  await sees(page, /You skipped this week .*: At the fair/u);
  await press(page, 'Edit');
  await press(page, 'Keep it as it was');
  await sees(page, /At the fair/u);
  await page.context().close();
});

test('what was not sent when the meeting began is shown, to be said aloud', async () => {
  const page = await open('yuki', 280);
  await box(page, 'Wins').fill('Northwind came to the stand');
  await sees(page, 'Saved');
  await app.moveTo(meeting.startsAt);
  const ana = await app.signIn('ana');
  await ana(`/meetings/${meeting.id}/commands`, { method: 'POST', body: { kind: 'start' } });
  await sees(page, /You had not sent this/u);
  await sees(page, /Northwind came to the stand/u);
  await page.context().close();
});
