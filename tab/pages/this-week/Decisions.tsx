import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { OneLineForm } from '../../components/OneLineForm.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useKeptLine } from '../../hooks/useKeptLine.ts';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { decisionLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS },
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  one: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
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
  const { me } = useSeries();
  const { change, isPending } = useMeetingChange(meetingId);
  const line = useKeptLine(`decision.${meetingId}.${me.personId}.${item.id}`, { text: '' });
  const { text } = line.fields;
  const handleSubmit = () => {
    const pressId = line.toPressId();
    const body = { kind: 'decide', itemId: item.id, text } as const;
    change(
      (client) => client.call('commandMeeting', { params: { meetingId }, body, pressId }),
      () => line.done({ text: '' }),
    );
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
              {canCapture && <TakeBack meetingId={meetingId} itemId={item.id} decision={decision} />}
            </li>
          ))}
        </ul>
      )}
      {canCapture && (
        <OneLineForm
          label={t('tab.decision.label')}
          button={t('tab.decision.add')}
          value={text}
          maxLength={decisionLimit}
          isPending={isPending}
          onChange={(words) => line.set({ text: words })}
          onSubmit={handleSubmit}
        />
      )}
    </div>
  );
}

interface TakeBackProps {
  meetingId: string;
  itemId: string;
  decision: ItemView['decisions'][number];
}

function TakeBack({ meetingId, itemId, decision: { id, text } }: TakeBackProps) {
  const { t } = useText();
  const notices = useNotices();
  const { command, isPending } = useMeetingChange(meetingId);
  const handleClick = () => {
    command({ kind: 'undecide', itemId, decisionId: id }, () => {
      notices.say(t('tab.decision.removed'), () => command({ kind: 'decide', itemId, text }));
    });
  };
  return (
    <Button
      appearance="subtle"
      size="small"
      disabled={isPending}
      aria-label={t('tab.decision.removeThis', { text })}
      onClick={handleClick}
    >
      {t('tab.decision.remove')}
    </Button>
  );
}
