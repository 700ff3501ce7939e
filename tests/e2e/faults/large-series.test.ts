import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { openBrowser } from '../../support/browser.ts';
import { toCount } from '../../support/count.ts';
import { createLargeSeries, largeSeries } from '../../support/large-series.ts';
import { findBarriers, openTab } from '../../support/tab-page.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  await createLargeSeries(app);
}, 180_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

test('F28 an agenda of 200 items is all there, and its last item can be changed and moved', async () => {
  const { page, complaints } = await openTab(browser, app.baseUrl, { as: 'ana' });
  const titles = page.locator('ol h3');
  await titles.nth(largeSeries.items - 1).waitFor();
  expect(await titles.count()).toBe(largeSeries.items);
  const last = (await titles.last().innerText()).trim();
  await page.getByRole('button', { name: `Change: ${last}` }).click();
  await page.getByLabel('Title', { exact: true }).fill('The last of two hundred?');
  await page.getByRole('button', { name: 'Save item' }).click();
  await page.getByText('The item is saved.').waitFor();
  await page.getByRole('button', { name: 'Move: The last of two hundred?' }).press('Home');
  await page
    .getByText(/moved to position 1 of 200/u)
    .first()
    .waitFor();
  expect(await titles.first().innerText()).toBe('The last of two hundred?');
  expect(await findBarriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('F28 of 2,000 actions the most overdue comes first, and all are reached', async () => {
  const { page, complaints } = await openTab(browser, app.baseUrl, { as: 'ana', path: '/actions' });
  const rows = page.locator('main li h3');
  await page.getByText('number 0', { exact: false }).first().waitFor();
  expect(await rows.count()).toBe(100);
  const more = page.getByRole('button', { name: 'Show more' });
  const wanted = toCount(300, largeSeries.openActions);
  while ((await rows.count()) < wanted) await more.click();
  const { items } = (await (await app.signIn('ana'))('/series/sales-and-marketing/actions?state=open')).body;
  expect(items).toHaveLength(50);
  await page.getByRole('button', { name: /^Done: Open since long ago: number 0$/u }).click();
  await page.getByText('Done: Open since long ago: number 0').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('F28 of five years the newest meetings are shown, the oldest is found and reached', async () => {
  const { page, complaints } = await openTab(browser, app.baseUrl, { as: 'ana', path: '/history' });
  const links = page.getByRole('link', { name: /^Meeting of/u });
  expect(await links.count()).toBe(50);
  await page.getByRole('button', { name: 'Show more' }).click();
  await links.nth(50).waitFor();
  await page.getByLabel('To', { exact: true }).fill('2021-01-31');
  await page.waitForURL(/to=2021-01-31/u);
  await page.getByRole('link', { name: 'Meeting of Thursday, January 7, 2021' }).click();
  await page.getByText('Decided: We go to the fair').waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});
