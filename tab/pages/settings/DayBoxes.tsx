import { Checkbox, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useText } from '../../text/text-context.ts';

/** ISO weekdays. */
const weekdays = [1, 2, 3, 4, 5, 6, 7];

const useStyles = makeStyles({
  label: { ...typographyStyles.body1 },
  // The boxes themselves, not the room around them, stand in line with the fields.
  days: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`,
  },
  problem: { ...typographyStyles.caption1, color: tokens.colorPaletteRedForeground1, margin: 0 },
});

export interface DayBoxesProps {
  label: string;
  problem: string | undefined;
  /** ISO weekdays, sorted. */
  days: readonly number[];
  onChange: (days: readonly number[]) => void;
}

/** Weekdays to tick. Not in a `Field`, which would name every box by its own label. */
export function DayBoxes({ label, problem, days, onChange }: DayBoxesProps) {
  const styles = useStyles();
  const { format } = useText();
  const id = useId();
  const toggle = (day: number) => {
    const rest = days.filter((other) => other !== day);
    onChange(rest.length < days.length ? rest : [...rest, day].sort());
  };
  return (
    <div
      role="group"
      aria-labelledby={`${id}label`}
      aria-describedby={`${id}problem`}
      aria-invalid={problem !== undefined}
    >
      <div id={`${id}label`} className={styles.label}>
        {label}
      </div>
      <div className={styles.days}>
        {weekdays.map((day) => (
          <Checkbox
            key={day}
            label={format.weekday(day)}
            checked={days.includes(day)}
            onChange={() => {
              toggle(day);
            }}
          />
        ))}
      </div>
      <div id={`${id}problem`} role="alert" className={styles.problem}>
        {problem}
      </div>
    </div>
  );
}
