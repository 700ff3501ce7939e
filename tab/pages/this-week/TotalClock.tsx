import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Meter } from '../../components/Meter.tsx';
import { Panel } from '../../components/Panel.tsx';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useNow } from '../../hooks/useNow.ts';
import { toClock } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  text: {
    ...typographyStyles.body1,
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontVariantNumeric: 'tabular-nums',
  },
  over: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** How much of the slot is used, in words and as a bar. */
export function TotalClock({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const nowMs = useNow(meeting, 1000);
  const usedSeconds = (nowMs - Date.parse(meeting.startedAt ?? meeting.now)) / 1000;
  const slotSeconds = meeting.lengthMinutes * 60;
  const isOver = usedSeconds > slotSeconds;
  const text = isOver
    ? t('tab.clock.over', { time: toClock(usedSeconds - slotSeconds) })
    : t('tab.clock.left', { time: toClock(slotSeconds - usedSeconds) });
  return (
    <Panel
      title={t('tab.clock.title')}
      meta={t('tab.clock.used', { used: toClock(usedSeconds), slot: toClock(slotSeconds) })}
    >
      <Meter label={t('tab.clock.title')} text={text} value={usedSeconds} limit={slotSeconds} isLarge />
      <p className={mergeClasses(styles.text, isOver && styles.over)}>{text}</p>
    </Panel>
  );
}
