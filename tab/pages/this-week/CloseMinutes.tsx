import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { Recipients } from './Recipients.tsx';

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalM}` },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Closes the meeting, after saying what goes where. Inline: a side panel must not open dialogs. */
export function CloseMinutes({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { command, isPending } = useMeetingChange(meeting.id);
  const [isAsking, setIsAsking] = useState(false);
  const { items, actions, id } = meeting;
  const facts = {
    discussed: items.filter(({ outcome }) => outcome === 'discussed').length,
    decisions: items.reduce((sum, { decisions }) => sum + decisions.length, 0),
    actions: actions.filter(({ source }) => source.kind === 'meeting' && source.meetingId === id).length,
    left: items.filter(({ outcome, origin }) => origin.kind !== 'standing' && /open|deferred/u.test(outcome))
      .length,
  };
  const handleSend = () => {
    command({ kind: 'close' });
  };
  const handleToggle = () => {
    setIsAsking(!isAsking);
  };

  return (
    <Panel title={t('tab.close.title')} isAccented>
      <p className={styles.text}>{t(isAsking ? 'tab.close.confirm' : 'tab.close.hint', facts)}</p>
      {isAsking && <Recipients meetingId={id} />}
      <div className={styles.buttons}>
        {isAsking ? (
          <>
            <Button appearance="primary" disabled={isPending} onClick={handleSend}>
              {t('tab.close.send')}
            </Button>
            <Button onClick={handleToggle}>{t('tab.close.notYet')}</Button>
          </>
        ) : (
          <Button appearance="primary" onClick={handleToggle}>
            {t('tab.close.button')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
