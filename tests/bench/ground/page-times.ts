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

/** Shows a page to a visitor who has never seen it, on a slow network and a slow machine. */
export async function readPageTimes(browser: Browser, url: string, token: string): Promise<PageTimes> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 } });
  try {
    const { page, show } = await openInHost(context, token);
    await page.addInitScript(watch, row);
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
}

/** Notes the first frame in which the row can be seen. Runs in the browser, before the page. */
function watch(selector: string): void {
  const note = () => {
    (window as Watched).interactiveMs = performance.now();
  };
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(note));
  });
  observer.observe(document, { childList: true, subtree: true });
}

async function readTimes(page: Page): Promise<PageTimes> {
  const times = await page.waitForFunction(
    () => {
      const [firstPaintMs, firstContentMs] = ['first-paint', 'first-contentful-paint'].map(
        (name) => performance.getEntriesByName(name)[0]?.startTime,
      );
      const { interactiveMs } = window as Watched;
      if (firstPaintMs === undefined || firstContentMs === undefined || interactiveMs === undefined)
        return null;
      return { firstPaintMs, firstContentMs, interactiveMs };
    },
    undefined,
    { timeout: limitMs, polling: 100 },
  );
  return (await times.jsonValue())!;
}
