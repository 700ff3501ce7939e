import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { buildHeader } from '../../../shared/api/build.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openBrowser } from '../../support/browser.ts';
import { openSampleMeeting } from '../../support/sample-meeting.ts';
import { findBarriers, openTab } from '../../support/tab-page.ts';

/** A page that was opened before the server was updated: its answers say more and other things than the page knows. */
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  await openSampleMeeting(app);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (path = '/') => openTab(browser, app.baseUrl, { as: 'ana', path });
const updated = (page: Page) => page.getByText(/Tandem was updated\. Reload/u);

/** What the page has asked for last may still be on its way. */
async function leave(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
}

type Json = Record<string, unknown>;

/** Changes every answer of the API before the page reads it. */
async function changeAnswers(page: Page, change: (json: Json, url: string) => unknown): Promise<void> {
  await page.route(/\/api\/v1\/(?!.*live)/u, async (route) => {
    const response = await route.fetch();
    const json = change((await response.json()) as Json, route.request().url());
    // The page may have been left meanwhile.
    await route.fulfill({ response, json }).catch(() => undefined);
  });
}

describe('F34 a server of another build', () => {
  test('says so in its answers; its own page is not told to reload', async () => {
    const answer = await (await app.signIn('ana'))('/series');
    expect(answer.headers.get(buildHeader)).toMatch(/^local-tab-[\w-]{8}$/u);
    const { page, complaints } = await open();
    expect(await updated(page).count()).toBe(0);
    expect(complaints).toEqual([]);
    await leave(page);
  });

  test('is told, the reader chooses the moment, and what was typed is there after it', async () => {
    const { page, complaints } = await open();
    await page.getByLabel('Propose an item').fill('Typed before the update');
    let isReloaded = false;
    await page.route(/\/api\/v1\/(?!.*live)/u, async (route) => {
      const response = await route.fetch();
      const newer = isReloaded ? {} : { [buildHeader]: 'local-tab-newer' };
      const headers = { ...response.headers(), ...newer };
      await route.fulfill({ response, headers }).catch(() => undefined);
    });
    await page.getByRole('link', { name: 'Actions' }).click();
    await updated(page).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'This week' }).click();
    page.once('framenavigated', () => (isReloaded = true));
    await page.getByRole('button', { name: 'Reload' }).click();
    await updated(page).waitFor({ state: 'detached' });
    await page.getByLabel('Propose an item').waitFor();
    expect(await page.getByLabel('Propose an item').inputValue()).toBe('Typed before the update');
    expect(complaints).toEqual([]);
    await leave(page);
  });

  test('may say more than the page knows', async () => {
    const { page, complaints } = await open();
    const addField = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(addField);
      if (typeof value !== 'object' || value === null) return value;
      const entries = Object.entries(value).map(([name, inside]) => [name, addField(inside)]);
      return { ...Object.fromEntries(entries), newlyThere: { of: ['a', 'newer', 'server'] } };
    };
    await changeAnswers(page, addField);
    for (const path of ['/', '/actions', '/history', '/settings']) {
      await page.goto(page.url().replace(/\/tab\/[^?]*/u, `/tab${path}`));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('status', { name: 'Loading' }).first().waitFor({ state: 'detached' });
      expect(await page.getByText('could not be shown').count()).toBe(0);
    }
    expect(complaints).toEqual([]);
    await leave(page);
  });

  test.each([
    ['another state of a meeting', (json: Json) => ({ ...json, state: 'paused' })],
    ['another origin', (json: Json) => withItems(json, { origin: { kind: 'imported' } })],
    ['another section', (json: Json) => withItems(json, { section: 'budget', title: '' })],
    ['another outcome', (json: Json) => withItems(json, { outcome: 'voted' })],
    [
      'another kind of leaving out',
      (json: Json) => ({
        ...json,
        state: 'skipped',
        skip: { kind: 'strike', reason: '', by: null, at: json['startsAt'] },
      }),
    ],
    ['no items at all', (json: Json) => ({ ...json, items: undefined })],
  ])('with %s leaves a page that can be used', async (_name, change) => {
    const { page } = await open('/actions');
    await changeAnswers(page, (json, url) => (/\/meetings\/[^/]+$/u.test(url) ? change(json) : json));
    await page.reload();
    await page.getByRole('link', { name: 'This week' }).click();
    await page.getByRole('link', { name: 'Actions' }).waitFor();
    // Either it is drawn, or its place says what to do; never a white page.
    await page.waitForFunction(() => (document.querySelector('main')?.innerText.trim() ?? '') !== '');
    await page.unroute(/\/api\/v1\/(?!.*live)/u);
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await leave(page);
  });

  test('that has no longer a part of the page leads to a reload, and the rest stays', async () => {
    const { page } = await open();
    await page.getByLabel('Propose an item').fill('Typed before the update');
    await page.route(/\/tab\/assets\/HistoryPage.*\.js$/u, (route) =>
      route.fulfill({ status: 404, body: '{}' }),
    );
    await page.getByRole('link', { name: 'History' }).click();
    await page.getByText('This part of the page could not be shown').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Actions' }).click();
    await page.getByRole('heading', { level: 1, name: 'Actions' }).waitFor();
    await page.getByRole('link', { name: 'History' }).click();
    await page.unroute(/\/tab\/assets\/HistoryPage.*\.js$/u);
    await page.getByRole('button', { name: 'Reload' }).click();
    await page.getByRole('heading', { level: 1, name: 'History' }).waitFor();
    await page.getByRole('link', { name: 'This week' }).click();
    expect(await page.getByLabel('Propose an item').inputValue()).toBe('Typed before the update');
    await leave(page);
  });
});

function withItems(json: Json, change: object): unknown {
  const items = (json['items'] as object[]).map((item) => ({ ...item, ...change }));
  return { ...json, items };
}
