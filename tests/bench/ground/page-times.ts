import type { Browser, Page } from 'playwright-core';
import { openInHost } from './teams-host.ts';

/** What a visitor waits for, in milliseconds from the beginning of the navigation. */
export interface PageTimes {
  /** Something of the page is on the screen. */
  firstPaintMs: number;
  /** Text or a picture is. */
  firstContentMs: number;
  /** The first frame after the first row of the list was there. */
  interactiveMs: number;
  /** The same of the last row. */
  wholeMs: number;
}

/** A phone on "Slow 4G", as the tools of Chromium have it: 150 ms, 1.44 Mbit/s down, 0.675 Mbit/s up. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: ((1.6 * 1e6) / 8) * 0.9,
  uploadThroughput: ((0.75 * 1e6) / 8) * 0.9,
};
const slowCpu = { rate: 4 };
const row = 'ol > li';
const limitMs = 60_000;

/** What is shown to whom. */
export interface Visit {
  browser: Browser;
  url: string;
  token: string;
  /** How many rows the list has in the end. A page that never has as many fails. */
  rows: number;
}

/** Shows a page to a visitor who has never seen it, on a slow network and a slow machine. */
export async function readPageTimes({ browser, url, token, rows }: Visit): Promise<PageTimes> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  try {
    const { page, show } = await openInHost(context, token);
    await page.addInitScript(watch, { row, rows });
    const tools = await context.newCDPSession(page);
    await tools.send('Network.enable');
    await tools.send('Network.emulateNetworkConditions', slow4g);
    await tools.send('Emulation.setCPUThrottlingRate', slowCpu);
    await show(url);
    return await readTimes(page);
  } finally {
    await context.close();
  }
}

interface Watched extends Window {
  interactiveMs?: number;
  wholeMs?: number;
}

/** Notes the first frames in which the first row and the last one can be seen. Runs in the browser, before the page. */
function watch({ row: selector, rows }: { row: string; rows: number }): void {
  const watched = window as Watched;
  const note = (name: 'interactiveMs' | 'wholeMs') =>
    requestAnimationFrame(() => setTimeout(() => (watched[name] ??= performance.now())));
  const observer = new MutationObserver(() => {
    const count = document.querySelectorAll(selector).length;
    if (count > 0) note('interactiveMs');
    if (count < rows) return;
    observer.disconnect();
    note('wholeMs');
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function readTimes(page: Page): Promise<PageTimes> {
  const times = await page.waitForFunction(
    () => {
      const [firstPaintMs, firstContentMs] = ['first-paint', 'first-contentful-paint'].map(
        (name) => performance.getEntriesByName(name)[0]?.startTime,
      );
      const { interactiveMs, wholeMs } = window as Watched;
      if (firstPaintMs === undefined || firstContentMs === undefined) return null;
      if (interactiveMs === undefined || wholeMs === undefined) return null;
      return { firstPaintMs, firstContentMs, interactiveMs, wholeMs };
    },
    undefined,
    { timeout: limitMs, polling: 100 },
  );
  return (await times.jsonValue())!;
}
