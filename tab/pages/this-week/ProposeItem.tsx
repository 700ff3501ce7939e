import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import { Line } from '../../components/Line.tsx';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { useNotices } from '../../hooks/notice.ts';
import { usePress } from '../../hooks/usePress.ts';
import { titleLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 1fr)', justifyItems: 'start' },
    '& > *:first-child': { width: '100%' },
  },
});

/** Proposes an item for the agenda. */
export function ProposeItem({ meetingId }: { meetingId: string }) {
  const styles = useStyles();
  const { t } = useText();
  const { change, isPending } = useMeetingChange(meetingId);
  const notices = useNotices();
  const press = usePress();
  const [title, setTitle] = useState('');

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (title.trim() === '') return;
    const pressId = press.toId();
    change((client) => client.call('addItem', { params: { meetingId }, body: { title }, pressId }), {
      onSuccess: () => {
        press.done();
        setTitle('');
        notices.say(t('tab.propose.done'));
      },
    });
  };

  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <Line label={t('tab.propose.label')} value={title} onChange={setTitle} maxLength={titleLimit} />
      <Button type="submit" disabled={isPending || title.trim() === ''}>
        {t('tab.propose.add')}
      </Button>
    </form>
  );
}
