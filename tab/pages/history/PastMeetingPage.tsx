import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { useMeeting } from '../../hooks/useMeeting.ts';
import { ApiProblem } from '../../api/http.ts';
import { useText } from '../../text/text-context.ts';
import { MinutesView } from '../minutes/MinutesView.tsx';
import { SkippedMeeting } from '../this-week/SkippedMeeting.tsx';

const useStyles = makeStyles({
  back: {
    ...typographyStyles.body1,
    display: 'inline-block',
    marginBlockEnd: tokens.spacingVerticalM,
    color: tokens.colorBrandForegroundLink,
  },
});

/** The minutes of one meeting, by its own address. */
export function PastMeetingPage({ meetingId }: { meetingId: string }) {
  const styles = useStyles();
  const { t } = useText();
  const query = useMeeting(meetingId);
  const isGone = query.error instanceof ApiProblem && query.error.problem.status === 404;
  return (
    <>
      <Link href="/history" className={styles.back}>
        {t('tab.history.back')}
      </Link>
      {isGone ? (
        <EmptyState isView title={t('tab.history.gone')} hint={t('tab.history.goneHint')} />
      ) : (
        <Loaded isView query={query} rows={6}>
          {(meeting) =>
            meeting.state === 'skipped' ? (
              <SkippedMeeting meeting={meeting} after={null} />
            ) : (
              <MinutesView meeting={meeting} after={null} />
            )
          }
        </Loaded>
      )}
    </>
  );
}
