import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../../shared/core/time.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openBrowser } from '../../support/browser.ts';
import { toCount } from '../../support/count.ts';
import { openSampleMeeting, type ApiCall } from '../../support/sample-meeting.ts';
import { until } from '../../support/until.ts';

/**
 * A tab that nobody closes: its computer sleeps and wakes up, its connections and tokens end, the meeting comes and goes
 * and the next one stands there. The page's clock and the server's go on together.
 */
let app: TestApp;
let browser: Browser;
let ana: ApiCall;
let seriesId: string;
let meetingId: string;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  ({ ana, seriesId, meetingId } = await openSampleMeeting(app));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const hourMs = 3_600_000;
/** The computer sleeps so often in the week, each time as long. */
const sleeps = toCount(3, 56);
const sleepHours = (7 * 24) / sleeps;

const readNow = async (): Promise<number> => Date.parse((await app.call('/local/clock')).body.now as string);

interface OpenPage {
  page: Page;
  faults: string[];
  /** Its token is refused the next time. */
  endToken: () => void;
}

async function open(path: string): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  let hasEnded = false;
  await page.route('**/api/v1/**', (route) => {
    const isRefused = hasEnded;
    hasEnded = false;
    return isRefused ? route.fulfill({ status: 401, body: '' }) : route.continue();
  });
  await page.clock.install({ time: await readNow() });
  await page.goto(`${app.baseUrl}/tab${path}?as=ana`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('status', { name: /^Load/u }).first().waitFor({ state: 'detached' });
  return { page, faults, endToken: () => (hasEnded = true) };
}

/** The server goes on while the pages sleep; then somebody looks at them. */
async function sleep(pages: readonly OpenPage[]): Promise<void> {
  await app.moveTo(new Date((await readNow()) + sleepHours * hourMs).toISOString());
  for (const { page, endToken } of pages) {
    endToken();
    await page.clock.fastForward(sleepHours * hourMs);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  }
}

/** Nodes and listeners that a page still holds when what it does not need was thrown away. */
async function countHeld(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  await session.detach();
  return nodes + jsEventListeners;
}

async function countStreams(): Promise<number> {
  const text = await (await fetch(`${app.baseUrl}/metrics`)).text();
  return Number(/^tandem_live_clients(?:\{[^}]*\})? (\d+)/mu.exec(text)?.[1]);
}

const toTitle = (date: string) =>
  new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));

test('F33 a tab open for a week shows what is, keeps what was typed, and holds on to nothing', async () => {
  const today = new Date(await readNow()).toISOString().slice(0, 10);
  const body = { text: 'Book the stand', ownerId: 'kofi', dueOn: addDays(today, 3) };
  await ana(`/series/${seriesId}/actions`, { method: 'POST', body });
  const week = await open('/');
  const actions = await open('/actions');
  const pages = [week, actions];
  await actions.page.getByLabel('What has to be done').fill('Typed on the first day');
  const row = actions.page.getByRole('listitem').filter({ hasText: 'Book the stand' });
  await row.waitFor();
  expect(await row.getByText(/overdue/iu).count()).toBe(0);

  for (let slept = 0; slept < sleeps; slept += 1) await sleep(pages);

  await row.getByText(/overdue/iu).waitFor();
  const input = actions.page.getByLabel('What has to be done');
  expect(await input.inputValue()).toBe('Typed on the first day');
  const now = (await (await app.signIn('ana'))(`/series/${seriesId}`)).body.currentMeetingId as string;
  expect(now).not.toBe(meetingId);
  const title = toTitle(now.slice(-10));
  await week.page.getByRole('heading', { level: 1, name: new RegExp(title, 'u') }).waitFor();
  for (const { page } of pages) await page.getByText(/^Not live/u).waitFor({ state: 'detached' });
  // The server learns a little later that a page has left a stream.
  await until('each page has one stream', async () => (await countStreams()) === pages.length);
  await input.fill('Typed on the last day');
  await actions.page.getByRole('button', { name: 'Add action' }).click();
  await actions.page.getByText('Added for Ana Ruiz.').waitFor();
  const fresh = [await open('/'), await open('/actions')];
  for (const [index, { page, faults }] of pages.entries()) {
    const justOpened = await countHeld(fresh[index]?.page ?? page);
    expect(await countHeld(page)).toBeLessThan(justOpened * 1.3);
    expect(faults).toEqual([]);
  }
});
