import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { NoHostPage } from './pages/NoHostPage.tsx';
import type { Host } from './host.ts';
import { connectHost } from './teams/host.ts';
import { toLanguage } from './text/languages.ts';

async function start(): Promise<void> {
  const root = createRoot(document.getElementById('root') ?? document.body);
  let host: Host | null;
  try {
    host = await connectHost();
  } catch {
    root.render(<NoHostPage reason="silent" language={toLanguage(navigator.language)} />);
    return;
  }
  if (host === null) root.render(<NoHostPage reason="browser" language={toLanguage(navigator.language)} />);
  else root.render(<App host={host} language={toLanguage(host.locale)} />);
}

void start();
