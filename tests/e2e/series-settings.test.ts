import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { findBarriers, openTab, readTexts, sidewaysScroll, type TabOptions } from '../support/tab-page.ts';

let app: TestApp;
let browser: Browser;
let seriesPath: string;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
  const { seriesId } = await app.createSample();
  seriesPath = `/series/${seriesId as string}`;
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (options: TabOptions) => openTab(browser, app.baseUrl, { path: '/settings', ...options });
const change = (page: Page, title: string) => page.getByRole('button', { name: `Change: ${title}` });
const section = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });
const save = (page: Page, title: string) =>
  section(page, title).getByRole('button', { name: 'Save', exact: true });
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);

async function readSettings() {
  return (await (await app.signIn('ana'))(`${seriesPath}/settings`)).body;
}

describe('the settings of a series', () => {
  test('are changed section by section, told in words, and written down', async () => {
    const { page, complaints } = await open({ as: 'ana' });
    await change(page, 'When we meet').click();
    await page.getByLabel('Day', { exact: true }).selectOption('3');
    await page.getByLabel('Starts at').fill('14:30');
    await section(page, 'When we meet').getByLabel('Time zone').fill('w. europe standard time');
    await page.getByText('The meeting whose check-in is open keeps its time.').waitFor();
    await save(page, 'When we meet').click();
    await page.getByText('Saved: When we meet.').waitFor();
    expect(await focused(page)).toBe('Change: When we meet');
    await section(page, 'When we meet').getByText('Wed 02:30 PM, 45 minutes').waitFor();

    await change(page, 'Informed by mail').click();
    await page
      .getByLabel(/One person in a line/u)
      .fill('Dana Fox <dana@contoso.com>\nEli Moss eli@contoso.com');
    await save(page, 'Informed by mail').click();
    await section(page, 'Informed by mail').getByText('Dana Fox and Eli Moss').waitFor();
    await change(page, 'Names and language').click();
    await page.getByLabel('Department 2').fill('Growth');
    await save(page, 'Names and language').click();
    await section(page, 'People').getByRole('heading', { name: 'Growth' }).waitFor();

    const settings = await readSettings();
    expect(settings.schedule).toMatchObject({ weekday: 3, time: '14:30', zone: 'Europe/Berlin' });
    expect(settings.informed).toEqual([
      { name: 'Dana Fox', email: 'dana@contoso.com' },
      { name: 'Eli Moss', email: 'eli@contoso.com' },
    ]);
    const changes = section(page, 'Who changed what');
    await changes.getByText(/^When we meet: Ana Ruiz, /u).waitFor();
    await changes.getByText('Thu 10:00 AM, 45 minutes → Wed 02:30 PM, 45 minutes').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('refuse nonsense at its field, and keep what was typed through a reload', async () => {
    const { page } = await open({ as: 'ben', width: 280 });
    await change(page, 'When we meet').click();
    const zone = section(page, 'When we meet').getByLabel('Time zone');
    await zone.fill('Europe/Berlim');
    await page.getByLabel('Minutes', { exact: true }).fill('50');
    await save(page, 'When we meet').click();
    await page.getByText('This time zone is not known.').waitFor();
    expect(await zone.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    await page.reload();
    await zone.waitFor();
    expect(await zone.inputValue()).toBe('Europe/Berlim');
    expect(await page.getByLabel('Minutes', { exact: true }).inputValue()).toBe('50');
    await zone.fill('Europe/Berlin');
    await page.getByLabel('Minutes', { exact: true }).fill('3');
    await save(page, 'When we meet').click();
    await page.getByText('Check this value: it is empty, too small or too large.').waitFor();
    await section(page, 'When we meet').getByRole('button', { name: 'Leave it as it was' }).click();
    expect(await focused(page)).toBe('Change: When we meet');

    await change(page, 'Informed by mail').click();
    await page.getByLabel(/One person in a line/u).fill('Dana Fox dana@contoso.com\nnobody');
    await save(page, 'Informed by mail').click();
    await page.getByText('Line 2: This needs a name and a mail address.').waitFor();
    await section(page, 'Informed by mail').getByRole('button', { name: 'Leave it as it was' }).click();
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });

  test('that somebody else changed meanwhile are shown twice, and the reader chooses', async () => {
    const { page } = await open({ as: 'ana' });
    const ben = await app.signIn('ben');
    const write = async (customers: string[]) => {
      const headers = { 'if-match': `"${(await readSettings()).version as number}"` };
      await ben(seriesPath, { method: 'PATCH', body: { customers }, headers });
    };
    const type = async (text: string) => {
      await change(page, 'Customers').click();
      await page.getByLabel('One name in a line').fill(text);
    };
    await type('Contoso\nWingtip');
    await write(['Contoso', 'Litware']);
    await save(page, 'Customers').click();
    await page.getByText('Two versions of this text').waitFor();
    const choice = section(page, 'Customers').getByRole('alert');
    await choice.getByText('Contoso and Wingtip').waitFor();
    await choice.getByText('Contoso and Litware').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep yours' }).click();
    await page.getByText('Saved: Customers.').waitFor();
    expect((await readSettings()).customers).toEqual(['Contoso', 'Wingtip']);

    await type('Contoso\nAdatum');
    await write(['Contoso', 'Proseware']);
    await save(page, 'Customers').click();
    await page.getByRole('button', { name: 'Keep the other one' }).click();
    await section(page, 'Customers').getByText('Contoso and Proseware').waitFor();
    expect((await readSettings()).customers).toEqual(['Contoso', 'Proseware']);
    await page.context().close();
  });

  test('propose the holidays of a country; a meeting on one is left out, moved and taken back', async () => {
    const { page } = await open({ as: 'ana' });
    await change(page, 'Holidays').click();
    await page.getByLabel('Propose the public holidays of').selectOption('AT');
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByRole('checkbox', { name: /Jan(uary)? 6/u }).uncheck();
    await save(page, 'Holidays').click();
    await page.getByText('Saved: Holidays.').waitFor();
    const { holidays } = await readSettings();
    expect(holidays.country).toBe('AT');
    const dates = (holidays.days as { date: string }[]).map(({ date }) => date);
    expect(dates).toContain('2026-12-08');
    expect(dates).not.toContain('2027-01-06');

    const meetings = section(page, 'Coming meetings');
    const first = meetings.getByRole('listitem').first();
    const date =
      (await first.getByRole('button', { name: /^Leave out: /u }).getAttribute('aria-label')) ?? '';
    await first.getByRole('button', { name: /^Leave out: /u }).click();
    await first.getByRole('button', { name: 'Leave out' }).click();
    await page.getByText('Fill this in.').waitFor();
    await page.getByLabel('Why is it left out? Everybody reads this.').fill('Trade fair');
    await page.keyboard.press('Enter');
    await first.getByText('Left out by Ana Ruiz: Trade fair').waitFor();
    const back = date.replace('Leave out', 'Take it back');
    await page.waitForFunction((name) => document.activeElement?.getAttribute('aria-label') === name, back);
    await first.getByRole('button', { name: /^Take it back: /u }).click();
    await first.getByRole('button', { name: /^Move: /u }).click();
    await page.getByLabel('New date').fill('2020-01-01');
    await first.getByRole('button', { name: 'Move' }).click();
    await page.getByText('This is in the past. Choose a later time.').waitFor();
    await first.getByRole('button', { name: 'Not now' }).click();
    await first.getByRole('button', { name: /^Move: /u }).click();
    await page.getByLabel('New time').fill('16:00');
    await page.getByLabel('Why? Everybody reads this.').fill('Room');
    await first.getByRole('button', { name: 'Move' }).click();
    await first.getByText(/^Moved from .* by Ana Ruiz: Room$/u).waitFor();
    await first.getByText(/04:00 PM to/u).waitFor();
    await page.context().close();
  });

  test('say what people are, and who stands in for a chair', async () => {
    const { page } = await open({ as: 'ana' });
    const people = section(page, 'People');
    await people.getByRole('switch', { name: 'Priya Nair reports for the department' }).click();
    await page.getByText('Priya Nair is saved.').waitFor();
    await people.getByRole('button', { name: 'Change Lukas Novak' }).click();
    await people.getByLabel('Department', { exact: true }).selectOption('neither');
    await people.getByRole('button', { name: 'Save Lukas Novak' }).click();
    await people.getByRole('heading', { name: 'Neither department' }).waitFor();
    await people.getByRole('button', { name: 'Change Kofi Mensah' }).click();
    await page.getByLabel('Stands in for the chair until').fill('2027-12-03');
    await people.getByRole('button', { name: 'Let Kofi Mensah stand in' }).click();
    await people.getByText('acting chair until Fri, Dec 3').waitFor();
    await people.getByRole('button', { name: 'Change Kofi Mensah' }).click();
    await people.getByRole('button', { name: 'Kofi Mensah no longer stands in' }).click();
    await people.getByText('acting chair until Fri, Dec 3').waitFor({ state: 'detached' });
    await people.getByRole('button', { name: 'Change Mei Lin' }).click();
    await people.getByLabel('Role', { exact: true }).selectOption('chair');
    await people.getByRole('button', { name: 'Save Mei Lin' }).click();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await people.getByRole('button', { name: 'Close' }).click();
    const found = (await readSettings()).people as { personId: string; role: string; department: string }[];
    const find = (id: string) => found.find(({ personId }) => personId === id);
    expect(find('priya')?.role).toBe('representative');
    expect(find('lukas')?.department).toBe('neither');
    expect(find('kofi')).toMatchObject({ role: 'representative', acting: null });
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  test('are read, but not changed, by everybody else; who has no department is asked once', async () => {
    const { page, complaints } = await open({ as: 'lukas', width: 280 });
    await page.getByText('The chairs set this: Ana Ruiz and Ben Vogel.').waitFor();
    expect(await page.getByRole('button', { name: /^Change/u }).count()).toBe(0);
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole('button', { name: /other views/u }).click();
    await page.getByRole('link', { name: 'This week' }).click();
    const question = page.getByRole('group', { name: 'Which department are you in?' });
    await question.getByRole('button', { name: 'Neither' }).click();
    await question.waitFor({ state: 'detached' });
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await question.count()).toBe(0);
    await page.context().close();
    const other = await open({ as: 'lukas', path: '/' });
    await other.page
      .getByRole('group', { name: /Which department/u })
      .getByRole('button', { name: 'Sales' })
      .click();
    await other.page.getByText('Noted: Sales.').waitFor();
    await other.page.getByRole('group', { name: /Which department/u }).waitFor({ state: 'detached' });
    const found = (await readSettings()).people as { personId: string; department: string }[];
    expect(found.find(({ personId }) => personId === 'lukas')?.department).toBe('sales');
    expect(complaints).toEqual([]);
    await other.page.context().close();
  });

  test('have only words of the catalogue', async () => {
    const { page } = await open({ as: 'ana', width: 280, locale: 'en-XA' });
    await page.getByRole('button', { name: /^\[/u }).first().waitFor();
    const texts = await readTexts(page);
    // Names, days and numbers come from elsewhere.
    const strange = texts.filter((text) => /\p{L}/u.test(text) && !/^\[.*\]$/su.test(text));
    const settings = await readSettings();
    const named = JSON.stringify([settings.people, settings.departments]);
    const elsewhere = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun|English)$|^[\w ]+(, | and )/u;
    expect(strange.filter((text) => !named.includes(text) && !elsewhere.test(text))).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.context().close();
  });
});
