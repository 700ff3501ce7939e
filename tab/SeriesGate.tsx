import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import type { SeriesView } from '../shared/api/views.ts';
import { EmptyState } from './components/EmptyState.tsx';
import { Loaded } from './components/Loaded.tsx';
import { PageFrame } from './components/PageFrame.tsx';
import { keys } from './hooks/keys.ts';
import { SeriesContext, useSession, type CurrentSeries } from './hooks/session.ts';
import { useText } from './text/text-context.ts';

/** Finds the series that the reader looks at and shows its pages; says what to do where there is none. */
export function SeriesGate({ children }: { children: ReactNode }) {
  const { client } = useSession();
  const { t } = useText();
  const [params] = useSearchParams();
  const list = useQuery({ queryKey: keys.allSeries, queryFn: () => client.call('listSeries') });
  const wanted = params.get('series');
  const found = list.data?.items.find(({ id }) => id === wanted) ?? list.data?.items[0];

  if (found !== undefined) return <OneSeries seriesId={found.id}>{children}</OneSeries>;
  return (
    <PageFrame>
      <Loaded query={list}>
        {() => <EmptyState title={t('tab.noSeries.title')} hint={t('tab.noSeries.hint')} />}
      </Loaded>
    </PageFrame>
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
      <Loaded query={series}>{() => null}</Loaded>
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
