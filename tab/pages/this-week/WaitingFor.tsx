import { makeStyles, typographyStyles } from '@fluentui/react-components';
import type { MeetingView } from '../../../shared/api/views.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({ text: { ...typographyStyles.body1, margin: 0 } });

/** How many have answered; a chair also sees who of the own department has not. */
export function WaitingFor({ checkIns }: { checkIns: MeetingView['checkIns'] }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const { asked, answered, waitingFor } = checkIns;
  if (asked === 0) return null;
  return (
    <Panel anchor="answers" title={t('tab.answers.title')} meta={t('tab.answers.count', { asked, answered })}>
      <p className={styles.text}>
        {waitingFor.length > 0
          ? t('tab.answers.waitingFor', { names: format.list(waitingFor.map(nameOf)) })
          : t(answered === asked ? 'tab.answers.all' : 'tab.answers.some')}
      </p>
    </Panel>
  );
}
