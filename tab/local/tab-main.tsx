import { createClient } from '../api/client.ts';
import { askEarly } from '../api/early.ts';
import { createPage } from '../page.tsx';
import type { Language } from '../text/languages.ts';
import { createLocalHost } from './local-host.ts';
import { readLook } from './look.ts';
import { toTestLanguage } from './test-languages.ts';

async function start(): Promise<void> {
  const params = new URLSearchParams(window.location.search);
  if (!params.has('as')) {
    // A link of a card that was opened outside of the chat page: somebody has to be chosen first.
    const { pathname, search, hash } = window.location;
    window.location.replace(`/local/?${new URLSearchParams({ next: pathname + search + hash }).toString()}`);
    return;
  }
  const host = createLocalHost(params);
  const { showApp } = createPage();
  const early = await askEarly(createClient({ getToken: host.getToken }), host, window.location);
  // Each once: a new one would fetch its words again.
  const languages = new Map<string, Language>();
  const show = async (locale: string) => {
    const language = languages.get(locale) ?? (await toTestLanguage(locale));
    languages.set(locale, language);
    showApp({ host, early, language });
  };
  window.addEventListener('message', (message) => {
    const { locale } = readLook(message);
    if (locale !== undefined) void show(locale);
  });
  await show(host.locale);
}

void start();
