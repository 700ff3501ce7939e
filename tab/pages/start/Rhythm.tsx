import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Schedule } from '../../../shared/series/series.ts';
import { Panel } from '../../components/Panel.tsx';
import { useText, type Text } from '../../text/text-context.ts';
import { toRhythm, type RhythmStep } from '../settings/series/rhythm.ts';
import { toTimeText } from '../settings/series/section.ts';
import { usualHabits } from './usual.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalS, margin: 0 },
  when: { ...typographyStyles.body1Strong },
  what: { ...typographyStyles.body1, margin: 0 },
});

export interface RhythmProps {
  slot: Pick<Schedule, 'weekday' | 'time'>;
  /** When the check-in opens and the agenda is posted; the usual where nothing was set yet. */
  habits?: Omit<Schedule, 'weekday' | 'time' | 'zone' | 'lengthMinutes'>;
}

/** What goes out when, every week. */
export function Rhythm({ slot, habits = usualHabits }: RhythmProps) {
  const styles = useStyles();
  const text = useText();
  const steps = toRhythm({ ...habits, ...slot });
  return (
    <Panel title={text.t('tab.start.rhythm')}>
      <dl className={styles.list}>
        {steps.map((step) => (
          <div key={step.kind}>
            <dt className={styles.when}>{toWhen(step, text)}</dt>
            <dd className={styles.what}>{text.t(`tab.start.rhythm.${step.kind}`)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}

function toWhen({ weekday, time }: RhythmStep, text: Text): string {
  if (weekday === null) return text.t('tab.start.rhythmAfter');
  // A day that is not chosen yet has no name.
  return Number.isInteger(weekday) && weekday > 0
    ? `${text.format.weekday(weekday)} ${toTimeText(time, text)}`
    : '';
}
