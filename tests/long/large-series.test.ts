import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { createLargeSeries } from '../support/large-series.ts';
import { openTab } from '../support/tab-page.ts';

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

const usableWithinMs = 2000;

/** Milliseconds from the request of a view until a part of it is there and answers the keyboard. */
async function measureUsable(
  path: string,
  toPart: (page: Page) => ReturnType<Page['getByRole']>,
): Promise<number> {
  const { page } = await openTab(browser, app.baseUrl, { as: 'ana', path });
  await toPart(page).first().waitFor();
  const startedAt = performance.now();
  await page.reload();
  await toPart(page).first().focus();
  await page.keyboard.press('Tab');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  const took = performance.now() - startedAt;
  await page.context().close();
  return took;
}

const views = [
  { name: 'agenda', path: '/', toPart: (page: Page) => page.getByRole('button', { name: /^Change: / }) },
  {
    name: 'actions',
    path: '/actions',
    toPart: (page: Page) => page.getByRole('button', { name: /^Done: / }),
  },
  {
    name: 'history',
    path: '/history',
    toPart: (page: Page) => page.getByRole('link', { name: /^Meeting of/u }),
  },
  {
    name: 'settings',
    path: '/settings',
    toPart: (page: Page) => page.getByRole('button', { name: /^Change: / }),
  },
] as const;

test.each(views)('F28 $name: usable in two seconds', async ({ name, path, toPart }) => {
  const took = await measureUsable(path, toPart);
  console.info(`F28 ${name}: usable after ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(usableWithinMs);
});
