import { createClient } from './api/client.ts';
import { askEarly } from './api/early.ts';
import type { Host } from './host.ts';
import { connectHost } from './teams/host.ts';

/** A host that does not know who its user is may ask them, in its own time. */
const tokenWithinMs = 1000;

async function loadPage() {
  const { createPage } = await import('./page.tsx');
  return createPage();
}

/** Resolves when the first request is on its way, or cannot be yet. */
async function untilAsked(host: Host): Promise<void> {
  const late = new Promise((resolve) => setTimeout(resolve, tokenWithinMs));
  await Promise.race([host.getToken({ renew: false }).catch(() => undefined), late]);
}

async function start(): Promise<void> {
  let host: Host | null;
  try {
    host = await connectHost();
  } catch {
    (await loadPage()).showNoHost('silent');
    return;
  }
  if (host === null) {
    (await loadPage()).showNoHost('browser');
    return;
  }
  const early = askEarly(createClient({ getToken: host.getToken }), host, window.location);
  // The browser has been loading the page since it has read the HTML; to run it takes so long that nothing else happens
  // meanwhile, so the server is asked first.
  await untilAsked(host);
  const page = await loadPage();
  page.showApp({ host, early: await early });
}

void start();
