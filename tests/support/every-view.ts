import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startTestApp, type TestApp } from './app.ts';
import { openBrowser } from './browser.ts';
import { toAllCombinations, toPairwise, type Row } from './combinations.ts';
import { isLong } from './count.ts';
import { findFlaws, findHiddenFocus } from './view-checks.ts';
import type { ViewState } from './view-states.ts';
import { createViewWeek, type ViewWeek } from './view-week.ts';

const looks = {
  theme: ['default', 'dark', 'contrast'],
  width: [280, 320, 720, 1280],
  locale: ['en', 'ar-XB'],
} as const;

type Look = Row<typeof looks>;

/**
 * Looks at states of the tab in every theme, width and direction: the main ones in pairs, or all of them in all
 * combinations in `npm run test:long`. The states stand in the order of the week.
 */
export function testEveryView(all: readonly ViewState[]): void {
  const states = all.filter(({ isMain }) => isLong || isMain);
  const rows = isLong
    ? toAllCombinations({ state: states, ...looks })
    : toPairwise({ state: states, ...looks });
  let app: TestApp;
  let browser: Browser;
  let context: BrowserContext;
  let week: ViewWeek;

  beforeAll(async () => {
    app = await startTestApp();
    browser = await openBrowser();
    context = await openContext(browser);
    week = await createViewWeek(app);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await app.close();
  });

  test.each(states)('$name', async (state) => {
    await week.enter(state.phase);
    const wanted = rows.filter((row) => row.state === state);
    expect(await lookAt(context, { url: app.baseUrl + toPath(state, week), state, wanted })).toEqual([]);
  });
}

/** One for all states, so that what the browser has fetched and compiled serves them all; each finds it empty. */
async function openContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    localStorage.clear();
    document.addEventListener('DOMContentLoaded', () => {
      const still = document.createElement('style');
      still.textContent =
        '*, *::before, *::after { transition: none !important; animation: none !important; }';
      document.head.append(still);
    });
  });
  // Shorter than a test may take, so that a failure names what was waited for.
  context.setDefaultTimeout(60_000);
  return context;
}

/** The state's address with the week's names in it. */
function toPath({ path }: ViewState, { names }: ViewWeek): string {
  return path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(names[name] ?? ''));
}

interface View {
  url: string;
  state: ViewState;
  wanted: readonly Look[];
}

/** A state in several looks. The pages of local mode have their look from their address, and are opened for each. */
async function lookAt(context: BrowserContext, { url, state, wanted }: View): Promise<string[]> {
  const isLocalPage = url.includes('/local/') && state.isOutside !== true;
  const found: string[] = [];
  for (const each of isLocalPage ? wanted.map((look) => [look]) : [wanted]) {
    found.push(...(await lookWithin(context, { url, state, wanted: each })));
  }
  return found;
}

/** Opens a state once, and changes its look as the page around it would. */
async function lookWithin(context: BrowserContext, { url, state, wanted }: View): Promise<string[]> {
  const [first, ...others] = wanted;
  if (first === undefined) return [];
  const view = await openState(context, url, { state, look: first });
  const found = toLines(first, [...(await findFlaws(view.page)), ...(await findHiddenFocus(view.page))]);
  for (const look of others) {
    await view.page.setViewportSize({ width: look.width, height: 900 });
    if (state.isOutside !== true) await setLook(view.page, look);
    found.push(...toLines(look, await findFlaws(view.page)));
    if (isLong) found.push(...toLines(look, await findHiddenFocus(view.page)));
  }
  return [...found, ...(await close(view, state))];
}

function toLines({ theme, width, locale }: Look, flaws: readonly string[]): string[] {
  return flaws.map((flaw) => `${theme}, ${width} px, ${locale}: ${flaw}`);
}

interface OpenState {
  page: Page;
  complaints: readonly string[];
}

async function openState(
  context: BrowserContext,
  url: string,
  { state, look: { theme, locale, width } }: { state: ViewState; look: Look },
): Promise<OpenState> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height: 900 });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  const address = new URL(url);
  for (const [name, value] of Object.entries({ theme, locale })) address.searchParams.set(name, value);
  await page.goto(address.href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await loaded(page);
  await state.prepare?.(page);
  return { page, complaints };
}

/** @returns what the page complained about, other than the state itself. */
async function close({ page, complaints }: OpenState, { complaint }: ViewState): Promise<string[]> {
  await page.close();
  return complaints.filter((text) => complaint?.test(text) !== true);
}

async function setLook(page: Page, { theme, locale }: Look): Promise<void> {
  await page.evaluate(
    (look) => {
      window.postMessage(look, window.location.origin);
    },
    { theme, locale },
  );
  await page.waitForFunction(
    ([name, direction]) =>
      document.documentElement.dataset['theme'] === name && document.documentElement.dir === direction,
    [theme, locale === 'en' ? 'ltr' : 'rtl'],
  );
  await loaded(page);
}

async function loaded(page: Page): Promise<void> {
  await page.getByRole('status', { name: /^Load/u }).first().waitFor({ state: 'detached' });
}
