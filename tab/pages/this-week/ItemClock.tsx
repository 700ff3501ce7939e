import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { Meter } from '../../components/Meter.tsx';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useNow } from '../../hooks/useNow.ts';
import { toClock } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  clock: { display: 'grid', gap: tokens.spacingVerticalXS },
  row: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    fontVariantNumeric: 'tabular-nums',
  },
  used: { ...typographyStyles.subtitle1 },
  over: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** Used against planned time of the item under discussion. */
export function ItemClock({ meeting, item }: { meeting: LoadedMeeting; item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const nowMs = useNow(meeting, 1000);
  const sinceMs = Date.parse(meeting.current?.since ?? meeting.now);
  const usedSeconds = item.usedSeconds + Math.max(nowMs - sinceMs, 0) / 1000;
  const plannedSeconds = item.plannedMinutes * 60;
  const isOver = usedSeconds > plannedSeconds;
  const text = t('tab.item.planned', { planned: toClock(plannedSeconds) });
  const over = t('tab.clock.over', { time: toClock(usedSeconds - plannedSeconds) });
  return (
    <div className={styles.clock}>
      <div className={styles.row}>
        <span className={styles.used}>{toClock(usedSeconds)}</span>
        <span className={mergeClasses(isOver && styles.over)}>{isOver ? over : text}</span>
      </div>
      <Meter
        label={t('tab.item.clock')}
        text={isOver ? over : text}
        value={usedSeconds}
        limit={plannedSeconds}
        isLarge
      />
    </div>
  );
}
