import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useSeries } from '../../../hooks/session.ts';
import { useText } from '../../../text/text-context.ts';
import { toChangeText } from './change-text.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  list: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflowWrap: 'anywhere',
    minWidth: 0,
  },
  head: { ...typographyStyles.body1, margin: 0 },
  what: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

const shownAtFirst = 5;

/** Who changed which setting when, the latest first. */
export function ChangesSection({ settings }: { settings: SeriesSettingsView }) {
  const styles = useStyles();
  const text = useText();
  const { nameOf } = useSeries();
  const [isAll, setIsAll] = useState(false);
  const { t, format } = text;
  const newest = [...settings.changes].reverse();
  const shown = isAll ? newest : newest.slice(0, shownAtFirst);
  return (
    <Panel title={t('tab.settings.changes')}>
      <div className={styles.content}>
        {newest.length === 0 && <p className={styles.what}>{t('tab.settings.noChanges')}</p>}
        <ul className={styles.list}>
          {shown.map((change) => {
            const { field, before, after } = toChangeText(change, settings, text);
            const when = format.dateTime(change.at, settings.schedule.zone);
            const nothing = t('tab.settings.nothing');
            return (
              <li key={change.at + change.field}>
                <p className={styles.head}>
                  {t('tab.settings.changeHead', { field, name: nameOf(change.by), when })}
                </p>
                {before !== null && after !== null && (
                  <p className={styles.what}>
                    {t('tab.settings.changeLine', { before: before || nothing, after: after || nothing })}
                  </p>
                )}
              </li>
            );
          })}
        </ul>
        {shown.length < newest.length && (
          <Button
            size="small"
            onClick={() => {
              setIsAll(true);
            }}
          >
            {t('tab.settings.allChanges', { count: newest.length })}
          </Button>
        )}
      </div>
    </Panel>
  );
}
