import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CheckInView } from '../../../shared/api/views.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useCheckInCommand } from '../../hooks/useCheckIn.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  one: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorBrandStroke1}`,
  },
  text: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Who of the other side named the same customer, and what to do about it. */
export function CheckInNotices({ meeting, checkIn }: { meeting: LoadedMeeting; checkIn: CheckInView }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const notices = useNotices();
  const nowMs = useNow(meeting, 60_000);
  const { command, isPending } = useCheckInCommand(checkIn.meetingId, checkIn.personId);
  return (
    <ul className={styles.list}>
      {checkIn.notices.map(({ customer, personId, at }) => (
        <li key={customer} className={styles.one}>
          <p className={styles.text}>
            {t('tab.notice.named', { name: nameOf(personId), customer, ago: format.ago(at, nowMs) })}
          </p>
          <div className={styles.buttons}>
            <Button
              disabled={isPending}
              onClick={() => {
                command({ kind: 'put-together', customer }, () => {
                  notices.say(t('tab.notice.saidTogether', { customer }));
                });
              }}
            >
              {t('tab.notice.together')}
            </Button>
            <Button
              disabled={isPending}
              aria-label={t('tab.notice.fineThis', { customer })}
              onClick={() => command({ kind: 'dismiss-notice', customer })}
            >
              {t('tab.notice.fine')}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
