import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'wouter';
import type { CheckInView } from '../../../shared/api/views.ts';
import { Choice } from '../../components/Choice.tsx';
import { OneLineForm } from '../../components/OneLineForm.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useCheckInCommand } from '../../hooks/useCheckIn.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalL, justifyItems: 'stretch' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  link: { color: tokens.colorBrandForegroundLink, justifySelf: 'start' },
});

const reasonLimit = 280;

export interface CheckInElseProps {
  checkIn: CheckInView;
  isPending: boolean;
  onSkip: (reason: string) => void;
}

/** What one can do instead of answering: leave it out, hand it over, put it off, be away. */
export function CheckInElse({ checkIn, isPending, onSkip }: CheckInElseProps) {
  const styles = useStyles();
  const { t } = useText();
  const [reason, setReason] = useState('');
  return (
    <div className={styles.box}>
      <OneLineForm
        label={t('tab.checkIn.skipWhy')}
        button={t('tab.checkIn.skip')}
        value={reason}
        maxLength={reasonLimit}
        isPending={isPending}
        onChange={setReason}
        onSubmit={() => onSkip(reason)}
      />
      {checkIn.substitutes.length > 0 && <HandOver checkIn={checkIn} />}
      <Later checkIn={checkIn} />
      <Link href="/settings" className={styles.link}>
        {t('tab.checkIn.awayUntil')}
      </Link>
    </div>
  );
}

function HandOver({ checkIn: { meetingId, personId, substitutes } }: { checkIn: CheckInView }) {
  const styles = useStyles();
  const { t } = useText();
  const { nameOf } = useSeries();
  const notices = useNotices();
  const { command, isPending } = useCheckInCommand(meetingId, personId);
  const [substituteId, setSubstituteId] = useState(substitutes[0] ?? '');
  const handleClick = () => {
    command({ kind: 'hand-over', substituteId }, () => {
      notices.say(t('tab.checkIn.saidHandedOver', { name: nameOf(substituteId) }));
    });
  };
  return (
    <div className={styles.row}>
      <Choice
        label={t('tab.checkIn.handOverTo')}
        value={substituteId}
        options={substitutes.map((id) => ({ value: id, label: nameOf(id) }))}
        onChange={setSubstituteId}
      />
      <Button disabled={isPending} onClick={handleClick}>
        {t('tab.checkIn.handOver')}
      </Button>
    </div>
  );
}

function Later({ checkIn: { meetingId, personId } }: { checkIn: CheckInView }) {
  const styles = useStyles();
  const { t } = useText();
  const notices = useNotices();
  const { command, isPending } = useCheckInCommand(meetingId, personId);
  const snooze = (wanted: 'hour' | 'tomorrow') => () => {
    command({ kind: 'snooze', for: wanted }, () => notices.say(t('tab.checkIn.saidLater')));
  };
  return (
    <div className={styles.row}>
      <Button disabled={isPending} onClick={snooze('hour')}>
        {t('tab.checkIn.inAnHour')}
      </Button>
      <Button disabled={isPending} onClick={snooze('tomorrow')}>
        {t('tab.checkIn.tomorrow')}
      </Button>
    </div>
  );
}
