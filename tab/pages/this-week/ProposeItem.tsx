import { useState } from 'react';
import { OneLineForm } from '../../components/OneLineForm.tsx';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { useNotices } from '../../hooks/notice.ts';
import { usePress } from '../../hooks/usePress.ts';
import { titleLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

/** Proposes an item for the agenda. */
export function ProposeItem({ meetingId }: { meetingId: string }) {
  const { t } = useText();
  const { change, isPending } = useMeetingChange(meetingId);
  const notices = useNotices();
  const press = usePress();
  const [title, setTitle] = useState('');

  const handleSubmit = () => {
    const pressId = press.toId();
    change(
      (client) => client.call('addItem', { params: { meetingId }, body: { title }, pressId }),
      () => {
        press.done();
        setTitle('');
        notices.say(t('tab.propose.done'));
      },
    );
  };

  return (
    <OneLineForm
      label={t('tab.propose.label')}
      button={t('tab.propose.add')}
      value={title}
      maxLength={titleLimit}
      isPending={isPending}
      onChange={setTitle}
      onSubmit={handleSubmit}
    />
  );
}
