import { createRoot } from 'react-dom/client';
import { App } from '../App.tsx';
import { createLocalHost } from './local-host.ts';
import { toTestLanguage } from './test-languages.ts';

async function start(): Promise<void> {
  const host = createLocalHost(new URLSearchParams(window.location.search));
  const language = await toTestLanguage(host.locale);
  createRoot(document.getElementById('root') ?? document.body).render(
    <App host={host} language={language} />,
  );
}

void start();
