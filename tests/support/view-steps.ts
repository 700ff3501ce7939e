import path from 'node:path';
import type { Page } from 'playwright-core';

/** Ways to a state of a page, by the words that stand on it. */

const press = (page: Page, name: string | RegExp) =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
const sees = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
export const unfold =
  (...names: (string | RegExp)[]) =>
  async (page: Page) => {
    for (const name of names) await press(page, name);
  };
export const looksFor = (text: string | RegExp) => (page: Page) => sees(page, text);

/** Opens all forms of the settings, also of a person and of a meeting. */
export async function openForms(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: /^Change: /u });
  await buttons.first().waitFor();
  while ((await buttons.count()) > 0) await buttons.first().click();
  await unfold('Change Tom Becker', /^Move: /u, /^Leave out: /u)(page);
  await page.getByLabel('Propose the public holidays of').selectOption('AT');
  await page
    .getByRole('checkbox', { name: /20\d\d/u })
    .first()
    .waitFor();
}

/** Saves what cannot be saved, so that every field says why. */
export async function refuseSettings(page: Page): Promise<void> {
  await page.getByLabel('Time zone').first().fill('Europe/Berlim');
  await page.getByLabel('You work until').fill('08:00');
  await page.getByLabel('First day away').fill('2030-12-21');
  await page.getByLabel('Last day away').fill('2030-12-20');
  await press(page, 'Save my settings');
  await sees(page, 'This time zone is not known.');
}

export async function typeCheckIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Wins', exact: true }).fill('Litware wants a demo');
  await press(page, 'Details: Wins');
  await page.getByLabel('Link').fill('not a link');
  await unfold('More: cares, concerns, asks', 'Skip, hand over, later')(page);
  await sees(page, /not a web address/u);
}

/** Types notes that somebody else changed meanwhile. */
export async function writeBoth(page: Page): Promise<void> {
  const item = '**/items/*';
  await page.route(item, (route) => {
    const problem = {
      type: 'urn:tandem:problem:edited-meanwhile',
      title: '',
      status: 412,
      detail: '',
      instance: '',
    };
    return route.fulfill({
      status: 412,
      json: { ...problem, field: 'notes', current: 'Theirs', yours: 'Mine' },
    });
  });
  await page.getByLabel('Notes').first().fill('Mine');
  await sees(page, 'Two versions of this text');
}

export async function propose(page: Page): Promise<void> {
  await page.getByLabel('Propose an item').fill('Shall we share a stand?');
  await press(page, 'Add');
  await sees(page, 'Your item is on the agenda.');
}

export async function goOffline(page: Page): Promise<void> {
  await page.route('**/live', (route) => route.abort());
  await page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false });
    window.dispatchEvent(new Event('offline'));
  });
  await sees(page, /You are offline/u);
}

export async function loseServer(page: Page): Promise<void> {
  await page.route('**/api/v1/**', (route) => route.abort());
  await page.reload();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
}

/** The page for Teams where there is no Teams: its files stand beside those of local mode. */
export async function openOutside(page: Page): Promise<void> {
  const built = path.resolve('.build', 'tab-production');
  const { origin } = new URL(page.url());
  await page.route(`${origin}/tab/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ path: path.join(built, pathname === '/tab/' ? 'index.html' : pathname.slice(5)) });
  });
  await page.goto(`${origin}/tab/`);
  await sees(page, 'Open this in Microsoft Teams');
}
