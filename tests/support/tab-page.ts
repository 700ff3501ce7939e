import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export interface TabOptions {
  /** Person of the sample company. */
  as: string;
  /** Below `/tab`. */
  path?: string;
  width?: number;
  theme?: 'default' | 'dark' | 'contrast';
  locale?: 'en' | 'en-XA' | 'ar-XB';
}

export interface OpenPage {
  page: Page;
  /** What the page complained about: errors of scripts, refused or missing files. */
  complaints: string[];
}

/** Opens the tab in a browser context of its own, as one person, and waits for its first view. */
export async function openTab(browser: Browser, baseUrl: string, options: TabOptions): Promise<OpenPage> {
  const { as, path = '/', width = 1280, theme = 'default', locale = 'en' } = options;
  const url = new URL(`${baseUrl}/tab${path}`);
  for (const [name, value] of Object.entries({ as, theme, locale })) url.searchParams.set(name, value);
  return await openPage(browser, url.href, width);
}

/** Opens any page of the app, and waits for its heading. */
export async function openPage(browser: Browser, url: string, width = 1280): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  // Shorter than a test may take, so that a failure names what was waited for.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page
    .getByRole('status', { name: /Load|Lóád/u })
    .first()
    .waitFor({ state: 'detached' });
  return { page, complaints };
}

interface Axe {
  run: (options: object) => Promise<{
    violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  }>;
}

/** What axe finds wrong, as one line each; empty when nothing is. Its rules of WCAG 2.2 are on as well. */
export async function findBarriers(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return await page.evaluate(async () => {
    const found = await (window as unknown as { axe: Axe }).axe.run({
      rules: { 'target-size': { enabled: true } },
      resultTypes: ['violations'],
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

/** Every visible piece of text; times are left out, for they are written by `Intl` and not by a catalogue. */
export async function readTexts(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const texts: string[] = [];
    while (walker.nextNode() !== null) {
      const parent = walker.currentNode.parentElement;
      const isShown =
        parent?.checkVisibility() === true && parent.closest('noscript, script, style') === null;
      const text = walker.currentNode.nodeValue?.trim() ?? '';
      if (isShown && text !== '') texts.push(text);
    }
    return texts;
  });
}
