import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo, type ReactNode } from 'react';
import type { SeriesView } from '../shared/api/views.ts';
import { lazyView } from './components/lazy-view.tsx';
import { Loaded } from './components/Loaded.tsx';
import { PageFrame } from './components/PageFrame.tsx';
import { Skeleton } from './components/Skeleton.tsx';
import { keys } from './hooks/keys.ts';
import { SeriesChoiceContext } from './hooks/series-choice.ts';
import { SeriesContext, useSession, type CurrentSeries } from './hooks/session.ts';
import { useChosenSeries } from './hooks/useChosenSeries.ts';

const StartPage = lazyView(async () => (await import('./pages/start/StartPage.tsx')).StartPage);
const SeriesChooser = lazyView(async () => (await import('./pages/start/SeriesChooser.tsx')).SeriesChooser);

/** Finds the series that the reader looks at and shows its pages; helps to begin one where there is none. */
export function SeriesGate({ children }: { children: ReactNode }) {
  const { query, choice } = useChosenSeries();
  const { items, chosenId } = choice;
  return (
    <SeriesChoiceContext value={choice}>
      {items.length > 1 && (
        <Suspense>
          <SeriesChooser />
        </Suspense>
      )}
      {chosenId !== null && (
        <OneSeries key={chosenId} seriesId={chosenId}>
          {children}
        </OneSeries>
      )}
      {chosenId === null && (
        <PageFrame>
          <Loaded isView query={query}>
            {() => (
              <Suspense fallback={<Skeleton rows={5} />}>
                <StartPage />
              </Suspense>
            )}
          </Loaded>
        </PageFrame>
      )}
    </SeriesChoiceContext>
  );
}

function OneSeries({ seriesId, children }: { seriesId: string; children: ReactNode }) {
  const { client } = useSession();
  const series = useQuery({
    queryKey: keys.series(seriesId),
    queryFn: () => client.call('getSeries', { params: { seriesId } }),
  });
  const { data } = series;
  const current = useMemo(() => (data === undefined ? null : toCurrentSeries(data)), [data]);
  if (current !== null) return <SeriesContext value={current}>{children}</SeriesContext>;
  return (
    <PageFrame>
      <Loaded isView query={series}>
        {() => null}
      </Loaded>
    </PageFrame>
  );
}

function toCurrentSeries(series: SeriesView): CurrentSeries {
  const names = new Map(series.people.map(({ personId, name }) => [personId, name]));
  const departments = new Map(series.departments.map(({ id, name }) => [id, name]));
  return {
    series,
    me: { kind: 'person', ...series.me },
    nameOf: (personId) => names.get(personId) ?? personId,
    departmentName: (id) => departments.get(id) ?? id,
  };
}
