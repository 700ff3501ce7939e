import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { TimeText } from '../components/TimeText.tsx';
import { useText } from '../text/text-context.ts';
import { readClock } from './local-api.ts';

const useStyles = makeStyles({
  time: {
    ...typographyStyles.caption1,
    marginInlineStart: 'auto',
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
  },
});

const everyMs = 15_000;
export const clockKey = ['local-clock'] as const;

/** The product's time, which need not be the computer's. */
export function LocalTime() {
  const styles = useStyles();
  const { t, format } = useText();
  const { data } = useQuery({ queryKey: clockKey, queryFn: readClock, refetchInterval: everyMs });
  if (data === undefined) return null;
  return (
    <span className={styles.time}>
      <TimeText at={data}>{t('local.clock.is', { time: format.dateTime(data, localZone()) })}</TimeText>
    </span>
  );
}

/** The zone of this computer. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
