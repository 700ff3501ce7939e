import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useNow } from '../../hooks/useNow.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  text: { ...typographyStyles.body1 },
});

/** Earlier than this before the meeting, a start is likely to be a slip. */
const soonMs = 30 * 60_000;

/** Starts the meeting; long before its time only after asking again, inline. */
export function StartButton({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { command, isPending } = useMeetingChange(meeting.id);
  const nowMs = useNow(meeting, 60_000);
  const [isAsking, setIsAsking] = useState(false);
  const isSoon = Date.parse(meeting.startsAt) - nowMs < soonMs;
  const handleStart = () => {
    if (isSoon || isAsking) command({ kind: 'start' });
    else setIsAsking(true);
  };

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
