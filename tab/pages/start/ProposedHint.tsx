import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

/** A view that has nothing to show before the other leader joined: says who is waited for. */
export function ProposedHint({ title }: { title: string }) {
  const { t } = useText();
  const { series, nameOf } = useSeries();
  const name = nameOf(series.start?.otherChairId ?? '');
  return (
    <>
      <PageTitle title={title} />
      <EmptyState title={t('tab.start.waitsTitle')} hint={t('tab.start.waitsHint', { name })} />
    </>
  );
}
