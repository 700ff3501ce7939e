import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PageTitle } from '../../components/PageTitle.tsx';
import { TimeText } from '../../components/TimeText.tsx';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useSeries } from '../../hooks/session.ts';
import { useSkipText } from '../../hooks/useSkipText.ts';
import { toDayOf } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalL,
  },
  actions: { marginBlockEnd: tokens.spacingVerticalL },
});

export interface MeetingHeadProps {
  meeting: LoadedMeeting;
  /** What happens now or next. */
  status: string;
  children?: ReactNode;
}

/** Which meeting this is, when it takes place, and how far it is. */
export function MeetingHead({ meeting, status, children }: MeetingHeadProps) {
  const styles = useStyles();
  const { t, format } = useText();
  const { startsAt, lengthMinutes, zone } = meeting;
  const endsAt = new Date(Date.parse(startsAt) + lengthMinutes * 60_000).toISOString();
  const time = { from: format.time(startsAt, zone), to: format.time(endsAt, zone), zone };
  const isElsewhere = Intl.DateTimeFormat().resolvedOptions().timeZone !== zone;
  return (
    <div className={styles.head}>
      <PageTitle title={t('tab.meeting.title', { date: format.longDate(toDayOf(meeting)) })}>
        <TimeText at={startsAt}>
          {t(isElsewhere ? 'tab.meeting.timeInZone' : 'tab.meeting.time', time)}
        </TimeText>
        <Moved meeting={meeting} />
        <LeftOut meeting={meeting} />
        <div>{status}</div>
      </PageTitle>
      {children !== undefined && children !== false && <div className={styles.actions}>{children}</div>}
    </div>
  );
}

/** Where it stood before it was moved, and why. */
function Moved({ meeting: { moved, zone } }: { meeting: LoadedMeeting }) {
  const { t, format } = useText();
  if (moved === null) return null;
  const { reason } = moved;
  const from = format.dateTime(moved.from, zone);
  return <div>{t(reason === '' ? 'tab.meeting.moved' : 'tab.meeting.movedWhy', { from, reason })}</div>;
}

/** Which of the meetings before this one do not take place. */
function LeftOut({ meeting: { startsAt } }: { meeting: LoadedMeeting }) {
  const { series } = useSeries();
  const { lineOf } = useSkipText();
  const leftOut = series.upcoming.filter((one) => one.skip !== null && one.startsAt < startsAt);
  return leftOut.map((one) => <div key={one.id}>{lineOf(one)}</div>);
}
