import { sendJson } from '../api/http.ts';
import { toHostTheme, type Host } from '../host.ts';

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
    onThemeChange: () => undefined,
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

async function signIn(personId: string): Promise<string> {
  const { body } = await sendJson('/local/sign-in', { method: 'POST', body: { personId } });
  return (body as { token: string }).token;
}
