import { makeStyles, typographyStyles } from '@fluentui/react-components';
import type { Start } from '../../../shared/series/series.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({ text: { ...typographyStyles.body1, margin: 0 } });

/** Who is waited for, and that nothing happens before. */
export function WaitingPanel({ start }: { start: Start }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { series, nameOf } = useSeries();
  const name = nameOf(start.otherChairId);
  const when = format.dateTime(start.askedAt, series.schedule.zone);
  return (
    <Panel title={t('tab.start.waiting', { name })} isAccented>
      <p className={styles.text}>
        {t('tab.start.waitingHint', { adder: nameOf(start.addedBy), name, when })}
      </p>
    </Panel>
  );
}
