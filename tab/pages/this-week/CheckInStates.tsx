import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CheckInView } from '../../../shared/api/views.ts';
import type { MessageId } from '../../../shared/locales/catalogue.ts';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { toOneText } from './check-in-boxes.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalS}` },
  kept: { ...typographyStyles.body1, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** In whose place one is asked, that it is late already, or put off. */
export function CheckInIntro({ meeting, checkIn }: { meeting: LoadedMeeting; checkIn: CheckInView }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const { insteadOf, snoozedUntil, answeredAt } = checkIn;
  const isSnoozed = snoozedUntil !== null && snoozedUntil > meeting.now;
  const lines = [
    ...(insteadOf === null ? [] : [t('tab.checkIn.insteadOf', { name: nameOf(insteadOf) })]),
    ...(meeting.agendaPostedAt !== null && answeredAt === null ? [t('tab.checkIn.isLate')] : []),
    ...(isSnoozed ? [t('tab.checkIn.snoozed', { when: format.dateTime(snoozedUntil, meeting.zone) })] : []),
  ];
  return lines.map((line) => (
    <p key={line} className={styles.text}>
      {line}
    </p>
  ));
}

/** Somebody else was asked, or nobody because the reader is away; answering oneself is possible all the same. */
export function CheckInHanded({ checkIn, onAnswer }: { checkIn: CheckInView; onAnswer: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const { nameOf } = useSeries();
  const { substituteId } = checkIn;
  const name = substituteId === null ? '' : nameOf(substituteId);
  return (
    <div className={styles.box}>
      <p className={styles.kept}>{t(toHandedText(checkIn), { name })}</p>
      <Button onClick={onAnswer}>{t('tab.checkIn.answerMyself')}</Button>
    </div>
  );
}

function toHandedText({ state, substituteId }: CheckInView): MessageId {
  if (state === 'handed-over') return 'tab.checkIn.handedOver';
  return substituteId === null ? 'tab.checkIn.away' : 'tab.checkIn.awayWith';
}

/** The meeting has begun, or somebody else answers. What was written and not sent is still there, to be said aloud. */
export function CheckInClosed({ checkIn }: { checkIn: CheckInView }) {
  const styles = useStyles();
  const { t } = useText();
  const { state } = checkIn;
  const isUnsent = state === 'draft' || state === 'withdrawn';
  const kept = isUnsent ? toOneText(checkIn.answers, (box) => t(`checkIn.${box}`)) : '';
  return (
    <div className={styles.box}>
      <p className={styles.kept}>{t(toClosedText(state, kept))}</p>
      {kept !== '' && <p className={styles.kept}>{kept}</p>}
    </div>
  );
}

function toClosedText(state: CheckInView['state'], kept: string): MessageId {
  if (state === 'withdrawn') return 'tab.checkIn.withdrawn';
  return kept === '' ? 'tab.checkIn.closed' : 'tab.checkIn.closedKept';
}
