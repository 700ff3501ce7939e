import { afterAll, expect, test } from '@jest/globals';
import { openBrowser } from '../support/browser.ts';

const browser = await openBrowser();
afterAll(() => browser.close());

// Without fonts every text is blank while all assertions on the document still hold, so the picture is compared
// with that of the same page without its text.
test('the browser runs scripts and paints text', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 200 } });
  await page.setContent('<h1></h1>');
  const blank = await page.screenshot();
  await page.evaluate(() => {
    const heading = document.querySelector('h1');
    if (heading !== null) heading.textContent = 'Joint weekly meeting';
  });
  expect(await page.innerText('h1')).toBe('Joint weekly meeting');
  const painted = await page.screenshot();
  expect(painted.equals(blank)).toBe(false);
  expect(painted.length).toBeGreaterThan(blank.length + 500);
});
