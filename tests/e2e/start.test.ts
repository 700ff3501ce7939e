import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startTestApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { findBarriers, openTab, sidewaysScroll, type TabOptions } from '../support/tab-page.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startTestApp();
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await app.close();
});

const open = (options: TabOptions) => openTab(browser, app.baseUrl, options);

interface Company {
  chatId: string;
  /** Ids by name. */
  idOf: (name: string) => string;
}

/** People of their own with a channel or a meeting's chat, to which the first adds the app. */
async function createCompany(people: string[], chat: object): Promise<Company> {
  const { body } = await app.post('/local/company', { people, chat, addedBy: people[0] });
  const listed = body.people as { id: string; name: string }[];
  return { chatId: body.chatId, idOf: (name) => listed.find((one) => one.name === name)?.id ?? '' };
}

async function propose(company: Company, [own, other]: [string, string]): Promise<string> {
  const call = await app.signIn(company.idOf(own));
  const body = {
    placeId: company.chatId,
    name: `${own} and ${other}`,
    departments: [
      { id: 'sales', name: 'Sales' },
      { id: 'marketing', name: 'Marketing' },
    ],
    schedule: { zone: 'Europe/Berlin' },
    ownDepartment: 'sales',
    otherChairId: company.idOf(other),
    representatives: [],
    commitment: 'We meet.',
  };
  return (await call('/series', { method: 'POST', body })).body.id;
}

const readSeries = async (id: string, as: string) => (await (await app.signIn(as))(`/series/${id}`)).body;

/** Chooses somebody from a list and adds them, with the keyboard's focus where it was. */
async function addRepresentative(page: Page, department: string, name: string): Promise<void> {
  await page.getByLabel(`Who reports for ${department}?`).selectOption({ label: name });
  await page.getByRole('button', { name: `Add for ${department}` }).click();
  await page.getByRole('button', { name: `Remove ${name}` }).waitFor();
}

describe('the start', () => {
  test('says that a channel has its joint meeting already', async () => {
    await app.createSample();
    const { page } = await open({ as: 'ana', path: '/start', width: 280 });
    await page.getByText('Your channel has its joint meeting already').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  test('goes from the proposal over "not now" to a joined meeting', async () => {
    const names = ['Rosa Adler', 'Sam Ito', 'Uma Rao', 'Vik Holm'];
    const company = await createCompany(names, { type: 'channel', name: 'Growth' });
    const [rosa, sam] = [company.idOf('Rosa Adler'), company.idOf('Sam Ito')];
    const { page, complaints } = await open({ as: rosa, width: 280 });
    await page.getByRole('heading', { name: 'In “Growth”' }).waitFor();
    await page.getByText('example').waitFor();
    await page.getByRole('button', { name: 'Ask the other leader' }).click();
    await page.getByText('Choose the other leader.').waitFor();
    expect(
      await page.getByLabel('Who leads the other one?').evaluate((one) => one === document.activeElement),
    ).toBe(true);
    const choices = await page.getByLabel('Who leads the other one?').locator('option').allTextContents();
    expect(choices).toEqual(['Choose', 'Sam Ito', 'Uma Rao', 'Vik Holm']);
    await page.getByLabel('Who leads the other one?').selectOption({ label: 'Sam Ito' });
    await page.getByLabel('First department').fill('Product');
    await addRepresentative(page, 'Product', 'Uma Rao');
    await addRepresentative(page, 'Marketing', 'Vik Holm');
    await page.getByLabel('Day', { exact: true }).selectOption('2');
    await page.getByText('Mon 10:00 AM').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.reload();
    await page.getByRole('button', { name: 'Remove Uma Rao' }).waitFor();
    await page.getByRole('button', { name: 'Ask Sam Ito' }).click();
    await page.getByRole('heading', { name: 'Waiting for Sam Ito' }).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Product and Marketing weekly' }).waitFor();
    await page.getByText('Reports for Product: Uma Rao').waitFor();
    expect(await findBarriers(page)).toEqual([]);

    const other = await open({ as: sam, width: 280, theme: 'contrast' });
    await other.page.getByRole('heading', { name: 'Rosa Adler asks you to join' }).waitFor();
    expect(await findBarriers(other.page)).toEqual([]);
    await other.page.getByRole('button', { name: 'Not now' }).click();
    await other.page.keyboard.type('After the fair');
    await other.page.reload();
    await other.page.getByRole('button', { name: 'Not now' }).click();
    await other.page.getByRole('button', { name: 'Say not now' }).click();
    await other.page.getByText('You said: not now. You can still join.').waitFor();
    await page.getByText('Sam Ito said: not now. “After the fair”').waitFor();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('heading', { name: 'Waiting for Sam Ito' }).waitFor();

    await other.page.getByText(/When you join, the commitment/u).waitFor();
    await other.page.getByLabel('Starts at').fill('11:15');
    await other.page.getByLabel('Joint commitment').fill('');
    await other.page.getByRole('button', { name: 'Join' }).click();
    await other.page.getByText('Fill this in.').waitFor();
    await other.page.getByLabel('Joint commitment').fill('We keep our word.');
    await other.page.getByRole('button', { name: 'Join' }).click();
    await other.page.getByText('You joined.', { exact: false }).waitFor();
    await page
      .getByText(/11:15 AM to/u)
      .first()
      .waitFor();
    const { items } = (await (await app.signIn(rosa))('/series')).body;
    const id = items[0].id as string;
    expect(await readSeries(id, rosa)).toMatchObject({
      state: 'active',
      schedule: { weekday: 2, time: '11:15' },
      departments: [
        { id: 'product', name: 'Product' },
        { id: 'marketing', name: 'Marketing' },
      ],
      start: { commitment: 'We keep our word.', answer: 'joined' },
    });
    expect([...complaints, ...other.complaints].filter((text) => !text.includes('400'))).toEqual([]);
    await page.context().close();
    await other.page.context().close();
  });

  test('tells members of a proposed series on every page whom it waits for', async () => {
    const company = await createCompany(['Eva Lund', 'Finn Roth', 'Gil Wu'], {
      type: 'channel',
      name: 'North',
    });
    await propose(company, ['Eva Lund', 'Finn Roth']);
    const { page } = await open({ as: company.idOf('Gil Wu') });
    await page.getByText(/^Eva Lund asked Finn Roth on /u).waitFor();
    expect(await page.getByRole('button', { name: 'Join' }).count()).toBe(0);
    for (const view of ['Actions', 'History']) {
      await page.getByRole('link', { name: view }).click();
      await page.getByText(/after Finn Roth joined/u).waitFor();
    }
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });

  test('reads the time of a meeting and asks whether it is the weekly', async () => {
    const meeting = { startsAt: '2026-12-01T13:30:00Z', lengthMinutes: 30 };
    const chat = { type: 'meeting', name: 'Sync', meeting };
    const company = await createCompany(['Hana Beck', 'Ivo Cruz'], chat);
    const { page } = await open({ as: company.idOf('Hana Beck') });
    await page.getByText(/^Is this the weekly of both departments\? Tue .*, 30 minutes$/u).waitFor();
    await page.getByRole('button', { name: 'Yes, every week' }).click();
    expect(await page.getByLabel('Starts at').count()).toBe(0);
    await page.getByRole('button', { name: 'Another time' }).click();
    await page.getByLabel('Starts at').waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.context().close();
  });
});
