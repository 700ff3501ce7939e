import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { Notices } from '../Notices.tsx';
import { Providers } from '../Providers.tsx';
import { createLocalHost } from './local-host.ts';
import { LocalApp } from './LocalApp.tsx';
import { toTestLanguage } from './test-languages.ts';

async function start(): Promise<void> {
  const host = createLocalHost(new URLSearchParams(window.location.search));
  const language = await toTestLanguage(host.locale);
  const queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always' } } });
  createRoot(document.getElementById('root') ?? document.body).render(
    <Providers host={host} language={language}>
      <QueryClientProvider client={queries}>
        <Router base="/local">
          <Notices>
            <LocalApp host={host} />
          </Notices>
        </Router>
      </QueryClientProvider>
    </Providers>,
  );
}

void start();
