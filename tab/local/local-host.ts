import { sendJson } from '../api/http.ts';
import { toHostTheme, type Host, type HostTheme } from '../host.ts';
import { readLook } from './look.ts';

/**
 * The host of the local mode: the person is in the address (`?as=ana`), so that two windows can be two people, and so
 * are theme and language.
 */
export function createLocalHost(params: URLSearchParams): Host {
  const personId = params.get('as') ?? '';
  let token: Promise<string> | null = null;
  return {
    kind: 'local',
    theme: toHostTheme(params.get('theme') ?? 'default'),
    onThemeChange: listenForTheme,
    locale: params.get('locale') ?? 'en',
    getToken: ({ renew }) => {
      if (renew) token = null;
      token ??= signIn(personId).catch((error: unknown) => {
        token = null;
        throw error;
      });
      return token;
    },
    subPageId: null,
    meetingId: null,
    frame: 'content',
    notifyLoaded: () => undefined,
    keptParams: ['as', 'theme', 'locale'],
  };
}

/** As Teams does, the page around the tab's frame says when somebody changes the theme (TabView.tsx). */
function listenForTheme(listener: (theme: HostTheme) => void): void {
  window.addEventListener('message', (message) => {
    const { theme } = readLook(message);
    if (theme !== undefined) listener(toHostTheme(theme));
  });
}

async function signIn(personId: string): Promise<string> {
  const { body } = await sendJson('/local/sign-in', { method: 'POST', body: { personId } });
  return (body as { token: string }).token;
}
