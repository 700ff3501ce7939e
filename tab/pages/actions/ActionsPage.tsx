import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { actionPermissions } from '../../../shared/action/permissions.ts';
import { can } from '../../../shared/core/actor.ts';
import type { MessageId } from '../../../shared/locales/catalogue.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useActions, useAllPages, type ActionFilter } from '../../hooks/useActions.ts';
import { useText } from '../../text/text-context.ts';
import { byDue, toState } from './action-list.ts';
import { ActionFilters } from './ActionFilters.tsx';
import { ActionForm } from './ActionForm.tsx';
import { ActionRow } from './ActionRow.tsx';
import { useToday } from './useToday.ts';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  more: { marginBlockStart: tokens.spacingVerticalM },
});

/** So many are drawn at once: more would hold the page up. */
const drawnAtOnce = 100;

const titles = {
  open: 'tab.action.open',
  done: 'tab.action.done',
  dropped: 'tab.action.settled',
} as const satisfies Record<ActionFilter['state'], MessageId>;

/** Who does what until when. What is filtered stands in the address. */
export function ActionsPage() {
  const styles = useStyles();
  const { t } = useText();
  const { series, me } = useSeries();
  const [params] = useSearchParams();
  const isMine = params.has('mine');
  const state = toState(params);
  const filter: ActionFilter = { state, ...(isMine ? { owner: me.personId } : {}) };
  const query = useActions(series.id, filter);
  const isOpen = state === 'open';
  useAllPages(query, isOpen);
  const [drawn, setDrawn] = useState(drawnAtOnce);
  const loadedCount = query.data?.pages.reduce((count, { items }) => count + items.length, 0) ?? 0;
  const isMore = loadedCount > drawn || (query.hasNextPage && !isOpen);
  const handleMore = () => {
    setDrawn(drawn + drawnAtOnce);
    if (!isOpen && query.hasNextPage) void query.fetchNextPage();
  };
  const today = useToday();

  return (
    <>
      <PageTitle title={t('tab.actions')} />
      <div className={styles.column}>
        {can(me, actionPermissions.create) && (
          <Panel title={t('tab.action.new')}>
            <ActionForm seriesId={series.id} />
          </Panel>
        )}
        <Panel title={t(titles[state])} meta={<ActionFilters />}>
          <Loaded query={query}>
            {({ pages }) => {
              const loaded = pages.flatMap(({ items }) => items);
              const actions = isOpen ? byDue(loaded) : loaded;
              if (actions.length === 0) return <NoActions state={state} isMine={isMine} />;
              return (
                <ul className={styles.list}>
                  {actions.slice(0, drawn).map((action) => (
                    <ActionRow key={action.id} action={action} today={today} />
                  ))}
                </ul>
              );
            }}
          </Loaded>
          {isMore && (
            <Button
              className={styles.more}
              disabled={!isOpen && query.isFetchingNextPage}
              onClick={handleMore}
            >
              {t('tab.more')}
            </Button>
          )}
        </Panel>
      </div>
    </>
  );
}

function NoActions({ state, isMine }: { state: ActionFilter['state']; isMine: boolean }) {
  const { t } = useText();
  if (state === 'done')
    return <EmptyState title={t('tab.action.noneDone')} hint={t('tab.action.noneDoneHint')} />;
  if (state === 'dropped')
    return <EmptyState title={t('tab.action.noneSettled')} hint={t('tab.action.noneSettledHint')} />;
  return (
    <EmptyState
      title={t(isMine ? 'tab.action.noneMine' : 'tab.action.noneOpen')}
      hint={t('tab.action.noneOpenHint')}
    />
  );
}
