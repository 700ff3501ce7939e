import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { findBarriers, openTab, readTexts, sidewaysScroll, type TabOptions } from '../support/tab-page.ts';

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

const open = (options: TabOptions) => openTab(browser, app.baseUrl, { path: '/settings', ...options });
const save = (page: Page) => page.getByRole('button', { name: 'Save my settings' }).click();
const saved = (page: Page) => page.getByText('Your settings are saved.').waitFor();

describe('my settings', () => {
  test('are found by the gear, changed, and still there after loading again', async () => {
    const { page, complaints } = await openTab(browser, app.baseUrl, { as: 'kofi' });
    await page.getByRole('link', { name: 'Settings' }).click();
    await page
      .getByText(/Until then your messages follow the time of the meeting \(Europe\/Berlin\)/u)
      .waitFor();
    await page.getByLabel('Time zone').fill('tokyo standard time');
    await page.getByLabel('You work until').fill('18:30');
    await page.getByRole('checkbox', { name: 'Fri' }).uncheck();
    await page.getByLabel('First day away').fill('2026-12-21');
    await page.getByLabel('Last day away').fill('2027-01-03');
    await page.getByLabel('Who answers for you').selectOption({ label: 'Mei Lin' });
    await page.getByLabel('Language', { exact: true }).selectOption({ label: 'English' });
    await page.getByRole('switch', { name: /minutes by mail/u }).check();
    await save(page);
    await saved(page);
    await page.reload();
    await page.getByLabel('Time zone').waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Tokyo');
    expect(await page.getByLabel('You work until').inputValue()).toBe('18:30');
    expect(await page.getByRole('checkbox', { name: 'Fri' }).isChecked()).toBe(false);
    expect(await page.getByRole('checkbox', { name: 'Thu' }).isChecked()).toBe(true);
    expect(await page.getByLabel('First day away').inputValue()).toBe('2026-12-21');
    expect(await page.getByLabel('Last day away').inputValue()).toBe('2027-01-03');
    expect(await page.getByLabel('Who answers for you').inputValue()).toBe('mei');
    expect(await page.getByLabel('Language', { exact: true }).inputValue()).toBe('en');
    expect(await page.getByRole('switch', { name: /minutes by mail/u }).isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Clear both days' }).click();
    await save(page);
    await saved(page);
    expect((await (await app.signIn('kofi'))('/me/settings')).body).toMatchObject({
      zone: 'Asia/Tokyo',
      workingDays: [1, 2, 3, 4],
      awayFrom: null,
      awayUntil: null,
      version: 2,
    });
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('refuse nonsense with a sentence at each field, and keep what was typed', async () => {
    const { page } = await open({ as: 'tom', width: 280 });
    await page.getByLabel('Time zone').fill('Europe/Berlim');
    await page.getByLabel('You work until').fill('08:00');
    for (const day of ['Mon', 'Tue', 'Wed', 'Thu', 'Fri']) {
      await page.getByRole('checkbox', { name: day }).uncheck();
    }
    await page.getByLabel('First day away').fill('2026-12-21');
    await page.getByLabel('Last day away').fill('2026-12-20');
    await save(page);
    await page.getByText('This time zone is not known.').waitFor();
    expect(await describedBy(page, 'Time zone')).toContain('This time zone is not known.');
    expect(await describedBy(page, 'You work until')).toContain('later than the start');
    expect(await describedBy(page, 'Last day away')).toContain('not before the first day away');
    expect(await describedBy(page, 'Working days')).toBe('Choose at least one.');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true');
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlim');
    expect(await findBarriers(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);

    await page.getByRole('button', { name: 'Europe/Berlin', exact: true }).click();
    expect(await page.getByText('This time zone is not known.').count()).toBe(0);
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe(
      'Europe/Berlin',
    );
    await page.getByLabel('You work until').fill('16:00');
    await page.getByRole('checkbox', { name: 'Wed' }).check();
    await page.getByLabel('Last day away').fill('2026-12-31');
    await save(page);
    await saved(page);
    await page.context().close();
  });

  test('offer the zone of the device until it is taken', async () => {
    const { page } = await open({ as: 'yuki' });
    const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    await page.getByText(`Your device says ${zone}. Use it?`).waitFor();
    await page.getByRole('button', { name: `Use it: ${zone}` }).click();
    expect(await page.getByText(/Your device says/u).count()).toBe(0);
    await save(page);
    await saved(page);
    expect(await app.app.core.personSettings.get('yuki')).toMatchObject({ zone });
    await page.context().close();
  });

  test('that were changed in another window meanwhile are shown under what was typed', async () => {
    const { page } = await open({ as: 'diego' });
    await page.getByLabel('Time zone').fill('Asia/Tokyo');
    const diego = await app.signIn('diego');
    const headers = { 'if-match': '"0"' };
    await diego('/me/settings', { method: 'PATCH', body: { workingDays: [1] }, headers });
    await save(page);
    await page.getByText(/changed in another place meanwhile/u).waitFor();
    expect(await page.getByLabel('Time zone').inputValue()).toBe('Asia/Tokyo');
    expect(await page.getByRole('checkbox', { name: 'Tue' }).isChecked()).toBe(false);
    await save(page);
    await saved(page);
    expect((await diego('/me/settings')).body).toMatchObject({ zone: 'Asia/Tokyo', workingDays: [1] });
    await page.context().close();
  });

  test('are changed by keyboard alone', async () => {
    const { page } = await open({ as: 'nils' });
    await page.getByLabel('Time zone').focus();
    await page.keyboard.type('UTC');
    await page.getByRole('checkbox', { name: 'Sat' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await page.getByLabel('Time zone').focus();
    await page.keyboard.press('Enter');
    await saved(page);
    expect(await app.app.core.personSettings.get('nils')).toMatchObject({
      zone: 'UTC',
      workingDays: [1, 2, 3, 4, 5, 6],
      mailMinutes: true,
    });
    await page.context().close();
  });

  test.each(['en-XA', 'ar-XB'] as const)(
    'in %s at 280 px: only words of the catalogue, nothing sideways',
    async (locale) => {
      const { page } = await open({ as: 'ana', width: 280, locale });
      await page.getByRole('switch').first().waitFor();
      // Names of days, languages and zones come from elsewhere; those of people and customers from the series.
      const elsewhere = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun|English|\w+ \w+)$/u;
      const { seriesId } = await app.createSample();
      const ana = await app.signIn('ana');
      const known = JSON.stringify((await ana(`/series/${String(seriesId)}/settings`)).body);
      const isKnown = (text: string) =>
        text.split(/,? and |[,;] | · /u).every((part) => known.includes(part));
      const strange = (await readTexts(page)).filter(
        (text) => /\p{L}/u.test(text) && !/^\[.*\]$/su.test(text),
      );
      if (locale === 'en-XA')
        expect(strange.filter((text) => !elsewhere.test(text) && !isKnown(text))).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.context().close();
    },
  );
});

/** What is read out with a field, beside its name. */
async function describedBy(page: Page, label: string): Promise<string> {
  return await page.getByLabel(label).evaluate((field) => {
    const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
    return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
  });
}
