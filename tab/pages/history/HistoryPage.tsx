import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSearchParams } from 'wouter';
import { Disclosure } from '../../components/Disclosure.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { historyFilters, useHistory, type HistoryFilter } from '../../hooks/useHistory.ts';
import { useText } from '../../text/text-context.ts';
import { HistoryFilters } from './HistoryFilters.tsx';
import { HistoryRow } from './HistoryRow.tsx';
import { LeftOutMeetings } from './LeftOutMeetings.tsx';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  more: { marginBlockStart: tokens.spacingVerticalM },
});

/** Past meetings, found by words, people, departments and dates. The filter stands in the address. */
export function HistoryPage() {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const [params] = useSearchParams();
  const filter = toFilter(params);
  const query = useHistory(series.id, filter);
  const isFiltered = Object.keys(filter).length > 0;

  return (
    <>
      <PageTitle title={t('tab.history')} />
      <div className={styles.column}>
        <Panel title={t('tab.history.find')}>
          <HistoryFilters filter={filter} />
        </Panel>
        <Panel title={t(isFiltered ? 'tab.history.found' : 'tab.history.all')}>
          <Loaded query={query}>
            {({ pages }) => {
              const entries = pages.flatMap(({ items }) => items);
              if (entries.length === 0) return <NothingFound isFiltered={isFiltered} />;
              return (
                <ul className={styles.list}>
                  {entries.map((entry) => (
                    <HistoryRow key={entry.id} entry={entry} />
                  ))}
                </ul>
              );
            }}
          </Loaded>
          {query.hasNextPage && (
            <Button
              className={styles.more}
              disabled={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('tab.more')}
            </Button>
          )}
          {!isFiltered && (
            <Disclosure label={t('tab.leftOut.show')}>
              <LeftOutMeetings />
            </Disclosure>
          )}
        </Panel>
      </div>
    </>
  );
}

function NothingFound({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useText();
  if (isFiltered) return <EmptyState title={t('tab.history.nothing')} hint={t('tab.history.nothingHint')} />;
  return <EmptyState title={t('tab.history.empty')} hint={t('tab.history.emptyHint')} />;
}

function toFilter(params: URLSearchParams): HistoryFilter {
  return Object.fromEntries(
    historyFilters.flatMap((name) => {
      const value = params.get(name) ?? '';
      return value === '' ? [] : [[name, value]];
    }),
  );
}
