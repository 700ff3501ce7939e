import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  track: {
    height: '6px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground5,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    overflow: 'hidden',
  },
  large: { height: '10px' },
  bar: {
    height: '100%',
    backgroundColor: tokens.colorCompoundBrandBackground,
    transitionProperty: 'width',
    transitionDuration: '300ms',
    '@media (prefers-reduced-motion: reduce)': { transitionProperty: 'none' },
  },
  over: { backgroundColor: tokens.colorPaletteRedBackground3 },
});

export interface MeterProps {
  /** What is measured, for those who do not see the bar. */
  label: string;
  /** The same in words. */
  text: string;
  value: number;
  limit: number;
  isLarge?: boolean;
}

/** A bar that fills up to a limit. Text beside it says the same; beyond the limit it is full and changes its colour. */
export function Meter({ label, text, value, limit, isLarge = false }: MeterProps) {
  const styles = useStyles();
  const share = limit > 0 ? Math.min(value / limit, 1) : 1;
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      aria-valuetext={text}
      className={mergeClasses(styles.track, isLarge && styles.large)}
    >
      <div
        className={mergeClasses(styles.bar, value > limit && styles.over)}
        style={{ width: `${(share * 100).toString()}%` }}
      />
    </div>
  );
}
