import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useLeftOut } from '../../hooks/useLeftOut.ts';
import { useSkipText } from '../../hooks/useSkipText.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  more: { marginBlockStart: tokens.spacingVerticalM },
});

/** Meetings that did not take place or will not, and why. */
export function LeftOutMeetings() {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const { lineOf } = useSkipText();
  const query = useLeftOut(series.id);
  return (
    <>
      <Loaded query={query}>
        {({ pages }) => {
          const leftOut = pages.flatMap(({ items }) => items).filter(({ state }) => state === 'skipped');
          if (leftOut.length === 0) return <EmptyState title={t('tab.leftOut.none')} />;
          return (
            <ul className={styles.list}>
              {leftOut.map((meeting) => (
                <li key={meeting.id}>{lineOf(meeting)}</li>
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
          {t('tab.leftOut.earlier')}
        </Button>
      )}
    </>
  );
}
