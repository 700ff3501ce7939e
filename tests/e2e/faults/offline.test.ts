import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page, Route } from 'playwright-core';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openBrowser } from '../../support/browser.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';
import { openTab } from '../../support/tab-page.ts';

/**
 * What is typed without a connection is acknowledged by nobody: it has to stay with the person who typed it, over a
 * reload too, be told as unsaved, and have the effect of one when the connection is back. Each test goes on where the one
 * before ended.
 */
let app: TestApp;
let browser: Browser;
let meetingUrl: string;
let ana: ApiCall;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const opened = await openSampleMeeting(app);
  ana = opened.ana;
  meetingUrl = `/meetings/${opened.meetingId}`;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const open = async (as: string, path = '/') => (await openTab(browser, app.baseUrl, { as, path })).page;

/** Counts answers of success to writes below a path. */
function countSaves(page: Page, path: RegExp): () => number {
  let count = 0;
  page.on('response', (response) => {
    const isWrite = ['PUT', 'POST', 'PATCH'].includes(response.request().method());
    if (isWrite && path.test(response.url()) && response.ok()) count += 1;
  });
  return () => count;
}

/** Comes back after the page was closed by the lost connection. */
async function comeBack(page: Page, url: string): Promise<void> {
  await page.context().setOffline(false);
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The server takes what is sent, and its answers are lost. */
const loseAnswer = async (route: Route) => {
  await route.fetch();
  // The page may have been left meanwhile.
  await route.abort().catch(() => undefined);
};

test('F32 a check-in that is typed offline is kept over a reload, and saved once', async () => {
  const page = await open('kofi');
  const url = page.url();
  const readSaves = countSaves(page, /check-ins\/kofi$/u);
  await page.context().setOffline(true);
  await page.getByLabel('Problems').fill('The price list is old. Who updates it?');
  await sees(page, /Not saved yet; kept in this browser/u);
  await sees(page, /You are offline/u);
  await page.reload().catch(() => undefined);
  await comeBack(page, url);
  expect(await page.getByLabel('Problems').inputValue()).toBe('The price list is old. Who updates it?');
  await sees(page, 'Saved');
  const kofi = await app.signIn('kofi');
  const { answers, version } = (await kofi(`${meetingUrl}/check-ins/kofi`)).body;
  expect(answers.problems).toBe('The price list is old. Who updates it?');
  expect(readSaves()).toBe(1);
  await page.reload();
  await page.getByLabel('Problems').waitFor();
  expect((await kofi(`${meetingUrl}/check-ins/kofi`)).body.version).toBe(version);
  await page.context().close();
});

test('F32 it is saved by itself when the connection is back, without a reload', async () => {
  const page = await open('kofi');
  const readSaves = countSaves(page, /check-ins\/kofi$/u);
  await page.context().setOffline(true);
  await page.getByRole('textbox', { name: 'Wins', exact: true }).fill('Litware renewed');
  await sees(page, /Not saved yet/u);
  await page.context().setOffline(false);
  await page.getByText(/Not saved yet/u).waitFor({ state: 'detached' });
  await page.getByText(/You are offline/u).waitFor({ state: 'detached' });
  const { answers } = (await (await app.signIn('kofi'))(`${meetingUrl}/check-ins/kofi`)).body;
  expect(answers.wins).toBe('Litware renewed');
  expect(readSaves()).toBe(1);
  await page.context().close();
});

test('F32 an item whose answers were lost is told as not sent, and is there once when it is sent again', async () => {
  const page = await open('ana');
  const url = page.url();
  const title = 'Shall we share a stand?';
  await page.getByLabel('Propose an item').fill(title);
  await page.route('**/items', loseAnswer);
  await press(page, 'Add');
  await sees(page, /cannot be reached/u);
  expect(await page.getByLabel('Propose an item').inputValue()).toBe(title);
  await page.context().setOffline(true);
  await press(page, 'Add');
  await page.reload().catch(() => undefined);
  await page.unroute('**/items');
  await comeBack(page, url);
  expect(await page.getByLabel('Propose an item').inputValue()).toBe(title);
  await press(page, 'Add');
  await sees(page, 'Your item is on the agenda.');
  expect(await page.getByLabel('Propose an item').inputValue()).toBe('');
  const items: { title: string }[] = (await ana(meetingUrl)).body.items;
  expect(items.filter((item) => item.title === title)).toHaveLength(1);
  await page.context().close();
});

test('F32 what is typed after a line was sent is another line', async () => {
  const page = await open('ana');
  await page.getByLabel('Propose an item').fill('One?');
  await page.route('**/items', loseAnswer);
  await press(page, 'Add');
  await sees(page, /cannot be reached/u);
  await page.unroute('**/items');
  await page.getByLabel('Propose an item').fill('Another?');
  await press(page, 'Add');
  await sees(page, 'Your item is on the agenda.');
  const items: { title: string }[] = (await ana(meetingUrl)).body.items;
  expect(items.filter(({ title }) => ['One?', 'Another?'].includes(title))).toHaveLength(2);
  await page.context().close();
});

test('F32 an action and a decision are kept and sent once as well', async () => {
  await app.moveTo((await ana(meetingUrl)).body.startsAt as string);
  await ana(`${meetingUrl}/commands`, { method: 'POST', body: { kind: 'start' } });
  const page = await open('ana');
  const url = page.url();
  await page.getByLabel('New decision').fill('We go together');
  await page.getByLabel('What has to be done').fill('Book the stand');
  await page.route(/\/(?:commands|actions)$/u, loseAnswer);
  await press(page, 'Record');
  await sees(page, /cannot be reached/u);
  await press(page, 'Add action');
  await page.context().setOffline(true);
  await page.reload().catch(() => undefined);
  await page.unroute(/\/(?:commands|actions)$/u);
  await comeBack(page, url);
  expect(await page.getByLabel('New decision').inputValue()).toBe('We go together');
  expect(await page.getByLabel('What has to be done').inputValue()).toBe('Book the stand');
  await press(page, 'Record');
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('form input')?.value === '');
  await press(page, 'Add action');
  await sees(page, 'Added for Ana Ruiz.');
  const { items, actions } = (await ana(meetingUrl)).body;
  const decided = (items as { decisions: { text: string }[] }[]).flatMap(({ decisions }) => decisions);
  expect(decided.filter(({ text }) => text === 'We go together')).toHaveLength(1);
  const given = (actions as { text: string }[]).filter(({ text }) => text === 'Book the stand');
  expect(given).toHaveLength(1);
  await page.context().close();
});

test('F32 settings that are not saved yet are there after a reload', async () => {
  const page = await open('tom', '/settings');
  const url = page.url();
  await page.getByLabel('Time zone').fill('Asia/Tokyo');
  await page.context().setOffline(true);
  await press(page, 'Save my settings');
  await sees(page, /cannot be reached/u);
  await page.reload().catch(() => undefined);
  await comeBack(page, url);
  expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Tokyo');
  await press(page, 'Save my settings');
  await sees(page, 'Your settings are saved.');
  await page.reload();
  await page.getByLabel('Time zone').waitFor();
  expect((await (await app.signIn('tom'))('/me/settings')).body).toMatchObject({
    zone: 'Asia/Tokyo',
    version: 1,
  });
  await page.context().close();
});
