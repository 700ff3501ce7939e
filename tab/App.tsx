import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { Router } from 'wouter';
import { createClient } from './api/client.ts';
import type { FirstView } from './api/early.ts';
import { ApiProblem } from './api/http.ts';
import { PartBoundary } from './components/PartBoundary.tsx';
import { UpdateNotice } from './components/UpdateNotice.tsx';
import { withKeptParams } from './kept-params.ts';
import { keys } from './hooks/keys.ts';
import { SessionContext } from './hooks/session.ts';
import { putMeeting } from './hooks/useMeeting.ts';
import { Notices } from './Notices.tsx';
import { readOwnBuild } from './own-build.ts';
import { Providers } from './Providers.tsx';
import { SeriesGate } from './SeriesGate.tsx';
import { Shell } from './Shell.tsx';
import type { Host } from './host.ts';
import type { Language } from './text/languages.ts';

/** A refusal does not become another answer by asking again; a lost connection may. */
function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && !(error instanceof ApiProblem && error.problem.status < 500);
}

function createQueries(early: FirstView | null): QueryClient {
  const queries = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: 30_000, retry: shouldRetry },
      mutations: { networkMode: 'always' },
    },
  });
  if (early !== null) putFirstView(queries, early);
  return queries;
}

function putFirstView(queries: QueryClient, { items, series, meeting }: FirstView): void {
  queries.setQueryData(keys.allSeries, { items });
  if (series !== null) queries.setQueryData(keys.series(series.id), series);
  if (meeting !== null) putMeeting(queries, meeting);
}

export interface AppProps {
  host: Host;
  language: Language;
  /** What was answered before the page was there. */
  early: FirstView | null;
}

/** The whole tab, wherever it is shown. */
export function App({ host, language, early }: AppProps) {
  const [isOutdated, setIsOutdated] = useState(false);
  const session = useMemo(() => {
    const own = readOwnBuild();
    const onBuild = (build: string) => {
      setIsOutdated(own !== null && build !== own);
    };
    return { host, client: createClient({ getToken: host.getToken, onBuild }) };
  }, [host]);
  const queries = useMemo(() => createQueries(early), [early]);

  useEffect(() => {
    host.notifyLoaded();
  }, [host]);

  return (
    <Providers host={host} language={language}>
      <SessionContext value={session}>
        <QueryClientProvider client={queries}>
          <Router
            base="/tab"
            hrefs={(href) => withKeptParams(href, host.keptParams)}
            aroundNav={(navigate, to, options) => {
              navigate(withKeptParams(to, host.keptParams), options);
            }}
          >
            <Notices>
              <UpdateNotice isShown={isOutdated} />
              <PartBoundary isView>
                <SeriesGate>
                  <Shell />
                </SeriesGate>
              </PartBoundary>
            </Notices>
          </Router>
        </QueryClientProvider>
      </SessionContext>
    </Providers>
  );
}
