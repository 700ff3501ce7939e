import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { Line } from '../../components/Line.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { decisionLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  one: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
  },
});

export interface DecisionsProps {
  meetingId: string;
  item: ItemView;
  canCapture: boolean;
}

/** What was decided on an item, and a field for the next decision. */
export function Decisions({ meetingId, item, canCapture }: DecisionsProps) {
  const styles = useStyles();
  const { t } = useText();
  const notices = useNotices();
  const { command, isPending } = useMeetingChange(meetingId);
  const [text, setText] = useState('');
  const itemId = item.id;

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    command({ kind: 'decide', itemId, text }, () => {
      setText('');
    });
  };
  const handleUndo = (decisionId: string, said: string) => () => {
    command({ kind: 'undecide', itemId, decisionId }, () => {
      notices.say(t('tab.decision.removed'), () => {
        command({ kind: 'decide', itemId, text: said });
      });
    });
  };

  if (!canCapture && item.decisions.length === 0) return null;
  return (
    <div className={styles.box}>
      <h3 className={styles.heading}>{t('tab.decision.title')}</h3>
      {item.decisions.length > 0 && (
        <ul className={styles.list}>
          {item.decisions.map((decision) => (
            <li key={decision.id} className={styles.one}>
              {decision.text}{' '}
              {canCapture && (
                <Button
                  appearance="subtle"
                  size="small"
                  disabled={isPending}
                  onClick={handleUndo(decision.id, decision.text)}
                  aria-label={t('tab.decision.removeThis', { text: decision.text })}
                >
                  {t('tab.decision.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {canCapture && (
        <form className={styles.form} onSubmit={handleSubmit}>
          <Line label={t('tab.decision.label')} value={text} onChange={setText} maxLength={decisionLimit} />
          <Button type="submit" disabled={isPending || text.trim() === ''}>
            {t('tab.decision.add')}
          </Button>
        </form>
      )}
    </div>
  );
}
