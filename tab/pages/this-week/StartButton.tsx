import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { can } from '../../../shared/core/actor.ts';
import { isEarly } from '../../../shared/meeting/early.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { useSeries } from '../../hooks/session.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { ...typographyStyles.body1 },
});

/** Starts the meeting; long before its time only after asking again, inline. */
export function StartButton({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { command, isPending } = useMeetingChange(meeting.id);
  const nowMs = useNow(meeting, 60_000);
  const [isAsking, setIsAsking] = useState(false);
  const { me } = useSeries();
  const isSoon = !isEarly(meeting.startsAt, new Date(nowMs).toISOString());
  const handleStart = () => {
    if (isSoon || isAsking) command({ kind: 'start' });
    else setIsAsking(true);
  };

  if (!isSoon && !can(me, meetingPermissions.startEarly)) return null;
  return (
    <div className={styles.box}>
      {isAsking && <span className={styles.text}>{t('tab.run.startEarly')}</span>}
      <Button
        appearance={isSoon || isAsking ? 'primary' : 'secondary'}
        disabled={isPending}
        onClick={handleStart}
      >
        {t(isAsking ? 'tab.run.startNow' : 'tab.run.start')}
      </Button>
      {isAsking && <Button onClick={() => setIsAsking(false)}>{t('tab.run.notYet')}</Button>}
    </div>
  );
}
