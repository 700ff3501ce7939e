import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  mark: {
    ...typographyStyles.caption1,
    display: 'inline-block',
    flexShrink: 0,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusCircular,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightRegular,
  },
  alert: { color: tokens.colorPaletteRedForeground1, border: `${tokens.strokeWidthThin} solid currentColor` },
  brand: { color: tokens.colorBrandForeground1, border: `${tokens.strokeWidthThin} solid currentColor` },
});

/** A short word about something: its department, that it is late, what became of it. */
export function Mark({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'alert' | 'brand';
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(
        styles.mark,
        tone === 'alert' && styles.alert,
        tone === 'brand' && styles.brand,
      )}
    >
      {children}
    </span>
  );
}
