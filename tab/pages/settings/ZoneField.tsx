import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useRef } from 'react';
import { Line } from '../../components/Line.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';
import { isSameZone, listZones, toDeviceZone } from './device-zone.ts';
import type { MySettingsFormState } from './useMySettingsForm.ts';

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

/** The reader's zone: typed or chosen, or the one of the device; what was probably meant is offered. */
export function ZoneField({ form }: { form: MySettingsFormState }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const listId = useId();
  const field = useRef<HTMLDivElement>(null);
  const { zone } = form.values;
  const problem = form.problems.get('zone');
  const deviceZone = toDeviceZone();
  const choose = (chosen: string) => {
    form.set({ zone: chosen });
    // The button that was pressed goes away.
    field.current?.querySelector('input')?.focus();
  };

  return (
    <div ref={field} className={styles.field}>
      <Line
        label={t('tab.mySettings.zone')}
        hint={zone === '' ? t('tab.mySettings.noZone', { zone: series.schedule.zone }) : undefined}
        problem={problem?.text}
        value={zone}
        list={listId}
        maxLength={100}
        onChange={(text) => {
          form.set({ zone: text });
        }}
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
      {deviceZone !== null && !isSameZone(zone, deviceZone) && (
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
