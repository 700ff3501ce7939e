import { createRoot } from 'react-dom/client';
import { App } from '../App.tsx';
import { createLocalHost } from './local-host.ts';
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
  const language = await toTestLanguage(host.locale);
  createRoot(document.getElementById('root') ?? document.body).render(
    <App host={host} language={language} />,
  );
}

void start();
