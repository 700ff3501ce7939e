import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { findBarriers, openPage, sidewaysScroll } from '../support/tab-page.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  await app.createSample();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

test('people of one’s own begin on the page of local mode, also on a narrow screen', async () => {
  const { page, complaints } = await openPage(browser, `${app.baseUrl}/local/`, 320);
  await page.getByLabel('Names, one a line').fill('Ana Ruiz\n\n  Zoë Kern \nBen Vogel');
  expect(await findBarriers(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);
  await page.getByLabel('Where they meet').selectOption('The chat of a meeting');
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.waitForURL(/as=ana-ruiz/u);
  await page.getByText('I am Tandem').first().waitFor();
  const { people } = (await app.call('/local/people')).body as { people: { name: string }[] };
  expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Zoë Kern', 'Ben Vogel']));
  expect(complaints).toEqual([]);
});
