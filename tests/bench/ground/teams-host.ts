import type { BrowserContext, Page } from 'playwright-core';

/** An address that the library of Teams takes messages from. Nothing is fetched from it. */
const hostUrl = 'https://teams.microsoft.com/bench-host';
/** The library asks for a list of further addresses. */
const listUrl = 'https://res.cdn.office.net/**';

/** What the host tells of itself; the library calls it the runtime. */
const runtime = {
  apiVersion: 4,
  isLegacyTeams: false,
  hostVersionsInfo: {},
  supports: { app: {}, pages: {}, teamsCore: {} },
};

/** What the page of the host does with the messages of the app that it has opened. Runs in the browser. */
function answerApp({ token, runtimeText }: { token: string; runtimeText: string }): void {
  const context = { locale: 'en-us', theme: 'default', frameContext: 'content', hostName: 'Teams' };
  const answers: Record<string, unknown[]> = {
    initialize: ['content', 'web', runtimeText, '2.58.0'],
    getContext: [
      { ...context, hostClientType: 'web', sessionId: 's', appSessionId: 'a', entityId: 'tandem' },
    ],
    'authentication.getAuthToken': [true, token],
  };
  window.addEventListener('message', ({ data, source, origin }: MessageEvent<Message>) => {
    const args = answers[data.func];
    if (args === undefined) return;
    (source as Window).postMessage({ id: data.id, uuidAsString: data.uuidAsString, args }, origin);
  });
}

interface Message {
  id: number;
  uuidAsString: string;
  func: string;
}

/** A window that a page opened which stands in for Teams. */
export interface HostedPage {
  page: Page;
  /** Shows the app in it, as the host does. */
  show: (url: string) => Promise<void>;
}

/** Opens an empty window from a page that stands in for Teams: what is shown in it is in Teams. */
export async function openInHost(context: BrowserContext, token: string): Promise<HostedPage> {
  await context.route(hostUrl, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
  );
  await context.route(listUrl, (route) => route.fulfill({ json: { validOrigins: ['teams.microsoft.com'] } }));
  const host = await context.newPage();
  await host.goto(hostUrl);
  await host.evaluate(answerApp, { token, runtimeText: JSON.stringify(runtime) });
  const [page] = await Promise.all([
    context.waitForEvent('page'),
    host.evaluate(() => void window.open('about:blank', 'app')),
  ]);
  const show = (url: string) => host.evaluate((to) => void window.open(to, 'app'), url);
  return { page, show };
}
