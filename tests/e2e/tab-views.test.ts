import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { openSampleMeeting } from '../support/sample-meeting.ts';
import { findBarriers, openPage, openTab, readTexts, sidewaysScroll } from '../support/tab-page.ts';
import { findCutTexts, findHiddenFocus } from '../support/view-checks.ts';

/** What every view is made of; how it looks is looked at in every-view.test.ts. */
let app: TestApp;
let browser: Browser;
let seriesId: string;
let known: Set<string>;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const opened = await openSampleMeeting(app);
  ({ seriesId } = opened);
  const { ana, meetingId } = opened;
  const mei = await app.signIn('mei');
  const url = `/meetings/${meetingId}/check-ins/mei`;
  const { version } = (await mei(url)).body;
  const answers = { wins: 'Litware renewed', asks: 'Who updates the comparison sheet?' };
  await mei(url, {
    method: 'PUT',
    headers: { 'if-match': `"${version as number}"` },
    body: { state: 'sent', answers },
  });
  const ofSeries = ['', '/actions', '/history', '/parking-lot'].map((path) => `/series/${seriesId}${path}`);
  const answered = await Promise.all(
    [`/meetings/${meetingId}`, ...ofSeries].map(async (path) => await ana(path)),
  );
  // What Kofi's check-in is prefilled with.
  const prefilled = await (await app.signIn('kofi'))(`/meetings/${meetingId}/check-ins/kofi`);
  known = new Set([...answered, prefilled].flatMap(({ body }) => toStrings(body)));
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const views = [
  { name: 'This week of a chair', as: 'ana', path: '/' },
  { name: 'This week of a representative', as: 'kofi', path: '/' },
  { name: 'Actions', as: 'ana', path: '/actions' },
  { name: 'History', as: 'ana', path: '/history' },
] as const;

/** Every text in an answer: what people wrote, and names. */
function toStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(toStrings) : [];
}

test('the checks find what they are there for', async () => {
  const { page } = await openTab(browser, app.baseUrl, { as: 'ana' });
  await page.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<input><p style="width: 3000px">Not from the catalogue</p>
       <p style="width: 20px; overflow: hidden; white-space: nowrap">Cut off</p>
       <p style="width: 20px; overflow: hidden; white-space: nowrap" title="Told">Told</p>
       <button style="outline: none; border: 0">Unseen</button>`,
    );
  });
  expect((await findBarriers(page)).join()).toContain('label');
  expect(await readTexts(page)).toContain('Not from the catalogue');
  expect(await sidewaysScroll(page)).toBeGreaterThan(0);
  expect(await findCutTexts(page)).toEqual(['cut: Cut off']);
  expect((await findHiddenFocus(page)).join()).toMatch(/^focus is not seen: <button[^,]*Unseen/u);
  await page.context().close();
});

describe.each(views)('$name', ({ as, path }) => {
  test('in longer words at 280 px: every text is from the catalogue, nothing is sideways', async () => {
    const { page } = await openTab(browser, app.baseUrl, { as, path, width: 280, locale: 'en-XA' });
    const strange = (await readTexts(page)).filter((text) => {
      return /\p{L}/u.test(text) && !/^\[.*\]$/su.test(text) && !known.has(text);
    });
    expect(strange).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });
});

describe('the local pages', () => {
  test.each(['/local/', '/local/?as=kofi', '/local/?as=ana&view=clock', '/local/?as=ana&view=mail'])(
    '%s: no barriers, no complaints',
    async (path) => {
      const { page, complaints } = await openPage(browser, app.baseUrl + path);
      expect(await findBarriers(page)).toEqual([]);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test('the tab stands in a frame as wide as one wants', async () => {
    const { page } = await openPage(browser, `${app.baseUrl}/local/?as=ana&view=tab`);
    await page.getByRole('button', { name: '280 px' }).click();
    const frame = page.frameLocator('iframe');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    expect(await frame.getByRole('button', { name: /other views/u }).isVisible()).toBe(true);
    await page.context().close();
  });
});
