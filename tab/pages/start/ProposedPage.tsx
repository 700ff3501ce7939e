import { PageTitle } from '../../components/PageTitle.tsx';
import { useSeries } from '../../hooks/session.ts';
import { DeclinedPanel } from './DeclinedPanel.tsx';
import { JoinForm } from './JoinForm.tsx';
import { ProposalPanel } from './ProposalPanel.tsx';
import { WaitingPanel } from './WaitingPanel.tsx';
import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({ column: { display: 'grid', gap: tokens.spacingVerticalL } });

/** A series that was proposed and nobody has joined yet: for its two leaders, and for everybody else. */
export function ProposedPage() {
  const styles = useStyles();
  const { series, me } = useSeries();
  const { start } = series;
  if (start === null) return null;
  const isAsked = start.otherChairId === me.personId;
  return (
    <>
      <PageTitle title={series.name} />
      <div className={styles.column}>
        {isAsked && <JoinForm start={start} />}
        {!isAsked && start.answer === 'not-now' && <DeclinedPanel start={start} />}
        {!isAsked && start.answer === 'waiting' && <WaitingPanel start={start} />}
        <ProposalPanel start={start} />
      </div>
    </>
  );
}
