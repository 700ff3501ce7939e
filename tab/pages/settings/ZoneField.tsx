import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useRef } from 'react';
import { Line } from '../../components/Line.tsx';
import type { FieldProblemText } from '../../text/field-problems.ts';
import { useText } from '../../text/text-context.ts';
import { isSameZone, listZones, toDeviceZone } from './device-zone.ts';

const useStyles = makeStyles({
  field: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  offer: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    overflowWrap: 'anywhere',
  },
});

export interface ZoneFieldProps {
  label: string;
  hint?: string | undefined;
  problem: FieldProblemText | undefined;
  value: string;
  /** False where the zone of the one who sets it says little, as in the settings of a whole series. */
  isDeviceOffered?: boolean;
  onChange: (zone: string) => void;
}

/** A zone: typed or chosen, or the one of the device; what was probably meant is offered. */
export function ZoneField(props: ZoneFieldProps) {
  const { label, hint, problem, value, isDeviceOffered = true, onChange } = props;
  const styles = useStyles();
  const { t } = useText();
  const listId = useId();
  const field = useRef<HTMLDivElement>(null);
  const deviceZone = isDeviceOffered ? toDeviceZone() : null;
  const choose = (chosen: string) => {
    onChange(chosen);
    // The button that was pressed goes away.
    field.current?.querySelector('input')?.focus();
  };

  return (
    <div ref={field} className={styles.field}>
      <Line
        label={label}
        hint={hint}
        problem={problem?.text}
        value={value}
        list={listId}
        maxLength={100}
        onChange={onChange}
      />
      <datalist id={listId}>
        {listZones().map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {problem !== undefined && problem.suggestions.length > 0 && (
        <div className={styles.offer}>
          <span>{t('tab.mySettings.meant')}</span>
          {problem.suggestions.map((name) => (
            <Button key={name} size="small" onClick={() => choose(name)}>
              {name}
            </Button>
          ))}
        </div>
      )}
      {deviceZone !== null && !isSameZone(value, deviceZone) && (
        <div className={styles.offer}>
          <span>{t('tab.mySettings.deviceZone', { zone: deviceZone })}</span>
          <Button
            size="small"
            aria-label={t('tab.mySettings.useThis', { zone: deviceZone })}
            onClick={() => choose(deviceZone)}
          >
            {t('tab.mySettings.use')}
          </Button>
        </div>
      )}
    </div>
  );
}
