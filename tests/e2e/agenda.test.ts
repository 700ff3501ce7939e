import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { openSampleMeeting, type ApiCall } from '../support/sample-meeting.ts';
import { findBarriers, openPage, openTab, sidewaysScroll } from '../support/tab-page.ts';

/** Two chairs on one agenda, in a window and in a side panel: each test goes on where the one before ended. */
let app: TestApp;
let browser: Browser;
let meetingId: string;
let api: ApiCall;
let ana: Page;
let ben: Page;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  ({ meetingId, ana: api } = await openSampleMeeting(app));
  ana = (await openTab(browser, app.baseUrl, { as: 'ana' })).page;
  ben = (await openTab(browser, app.baseUrl, { as: 'ben', width: 280 })).page;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const titlesOf = (page: Page) => page.locator('ol h3').allInnerTexts();

/** Waits until a page shows the items in this order. */
async function seesOrder(page: Page, titles: readonly string[]): Promise<void> {
  await page.waitForFunction((order) => {
    return [...document.querySelectorAll('ol h3')].map((title) => title.textContent).join('|') === order;
  }, titles.join('|'));
}

async function send(as: string, answers: Record<string, string>): Promise<void> {
  const call = await app.signIn(as);
  const url = `/meetings/${meetingId}/check-ins/${as}`;
  const { version } = (await call(url)).body;
  const headers = { 'if-match': `"${version as number}"` };
  await call(url, { method: 'PUT', headers, body: { state: 'sent', answers } });
}

test('an item is moved by keyboard, its place is said, and both see the same order', async () => {
  for (const title of ['Shall we share a stand?', 'Who writes the case study?']) {
    await ana.getByLabel('Propose an item').fill(title);
    await press(ana, 'Add');
    await sees(ben, title);
  }
  const before = await titlesOf(ana);
  const handle = ana.getByRole('button', { name: 'Move: Who writes the case study?' });
  const place = before.indexOf('Who writes the case study?') + 1;
  await handle.focus();
  await ana.keyboard.press('ArrowUp');
  const said = `“Who writes the case study?” moved to position ${place - 1} of ${before.length}.`;
  await ana.getByRole('status').filter({ hasText: said }).waitFor();
  await ana.keyboard.press('ArrowUp');
  await ana.keyboard.press('Home');
  const others = before.filter((title) => title !== 'Who writes the case study?');
  const expected = ['Who writes the case study?', ...others];
  await seesOrder(ana, expected);
  await seesOrder(ben, expected);
  expect(await handle.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('it is dragged, and Escape lets it go', async () => {
  const before = await titlesOf(ana);
  const handle = ana.getByRole('button', { name: 'Move: Who writes the case study?' });
  const goal = ana.getByRole('button', { name: `Move: ${before[2] ?? ''}` });
  const [from, to] = [await handle.boundingBox(), await goal.boundingBox()];
  if (from === null || to === null) throw new Error('a handle is not there');
  const drag = async () => {
    await ana.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await ana.mouse.down();
    await ana.mouse.move(to.x + 5, to.y + 2 * to.height, { steps: 8 });
  };
  await drag();
  await ana.keyboard.press('Escape');
  await ana.mouse.up();
  expect(await titlesOf(ana)).toEqual(before);
  await drag();
  await ana.mouse.up();
  const [first, second, third, ...rest] = before;
  const expected = [second, third, first, ...rest].map((title) => title ?? '');
  await seesOrder(ana, expected);
  await seesOrder(ben, expected);
});

test('the menu takes it to the bottom and to the top', async () => {
  await press(ben, 'Change: Who writes the case study?');
  await press(ben, 'To the bottom');
  const others = (await titlesOf(ana)).filter((title) => title !== 'Who writes the case study?');
  await seesOrder(ana, [...others, 'Who writes the case study?']);
  await press(ben, 'To the top');
  await seesOrder(ana, ['Who writes the case study?', ...others]);
  await press(ben, 'Undo');
  await seesOrder(ana, [...others, 'Who writes the case study?']);
});

test('two items about one customer are merged by one and taken apart by the other', async () => {
  await send('kofi', { problems: 'Woodgrove Bank asks for a discount. May we?' });
  await send('chloe', { concerns: 'Woodgrove Bank has no reference. Who asks them?' });
  await sees(ana, /Both name Woodgrove Bank/u);
  await press(ben, /^Merge “Woodgrove Bank/u);
  await sees(ana, /^With “Woodgrove Bank/u);
  expect(await findBarriers(ana)).toEqual([]);
  expect(await findBarriers(ben)).toEqual([]);
  expect(await sidewaysScroll(ben)).toBe(0);
  await press(ana, /^Take apart: Woodgrove Bank/u);
  await sees(ben, /Both name Woodgrove Bank/u);
});

test('on a locked agenda only chairs add', async () => {
  const kofi = (await openTab(browser, app.baseUrl, { as: 'kofi', width: 280 })).page;
  await kofi.getByLabel('Propose an item').waitFor();
  expect(await kofi.getByRole('button', { name: /^Move: / }).count()).toBe(0);
  await press(ana, 'Lock the agenda');
  await sees(kofi, 'locked');
  await kofi.getByLabel('Propose an item').waitFor({ state: 'detached' });
  expect(await kofi.getByRole('button', { name: 'Unlock' }).count()).toBe(0);
  await press(ben, 'Unlock');
  await kofi.getByLabel('Propose an item').waitFor();
  await kofi.context().close();
});

test('what was parked is put on this agenda, and leaves the parking lot', async () => {
  const { seriesId } = (await api(`/meetings/${meetingId}`)).body;
  const { items } = (await api(`/series/${seriesId}/parking-lot`)).body;
  const { title } = items[0];
  await press(ben, `Put on this agenda: ${title}`);
  await sees(ben, `“${title}” is on the agenda.`);
  await ana.getByRole('heading', { level: 3, name: title }).first().waitFor();
  await ana.getByRole('button', { name: `Put on this agenda: ${title}` }).waitFor({ state: 'detached' });
});

test('a link to an item brings it into view and gives it the focus', async () => {
  const items: { id: string }[] = (await api(`/meetings/${meetingId}`)).body.items;
  const id = items.at(-1)?.id ?? '';
  const url = `${app.baseUrl}/tab/meetings/${meetingId}?as=mei#item-${id}`;
  const { page } = await openPage(browser, url, 280);
  await page.waitForFunction((anchor) => document.activeElement?.id === anchor, `item-${id}`);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  await page.context().close();
});

test('where nothing is to be discussed both chairs are asked, and both have to say so', async () => {
  const found = (await api(`/meetings/${meetingId}`)).body;
  const items: { id: string; version: number; origin: { kind: string } }[] = found.items;
  for (const { id, version } of items.filter(({ origin }) => origin.kind !== 'standing')) {
    const headers = { 'if-match': `"${version}"` };
    await api(`/meetings/${meetingId}/items/${id}`, { method: 'DELETE', headers });
  }
  await app.moveTo(found.agendaPostsAt as string);
  await sees(ana, 'Nothing needs a meeting');
  expect(await findBarriers(ben)).toEqual([]);
  await press(ana, 'Not needed');
  await sees(ben, 'Ana Ruiz said that it is not needed.');
  await press(ben, 'Not needed');
  for (const page of [ana, ben]) await sees(page, /is left out: both chairs said that it is not needed/u);
});
