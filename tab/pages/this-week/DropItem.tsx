import { useState } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { OneLineForm } from '../../components/OneLineForm.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { decisionLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

/** Settles that an item is not taken up again, with the reason. */
export function DropItem({ meetingId, item }: { meetingId: string; item: ItemView }) {
  const { t } = useText();
  const { titleOf } = useItemText();
  const notices = useNotices();
  const { command, isPending } = useMeetingChange(meetingId);
  const [reason, setReason] = useState('');
  const handleSubmit = () => {
    command({ kind: 'drop', itemId: item.id, reason }, () => {
      setReason('');
      notices.say(t('tab.settle.saidDropped', { title: titleOf(item) }));
    });
  };
  return (
    <OneLineForm
      label={t('tab.settle.dropWhy')}
      button={t('tab.settle.dropItem')}
      value={reason}
      maxLength={decisionLimit}
      isPending={isPending}
      onChange={setReason}
      onSubmit={handleSubmit}
    />
  );
}
