import { OneLineForm } from '../../components/OneLineForm.tsx';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useKeptLine } from '../../hooks/useKeptLine.ts';
import { titleLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

/** Proposes an item for the agenda. */
export function ProposeItem({ meetingId }: { meetingId: string }) {
  const { t } = useText();
  const { me } = useSeries();
  const { change, isPending } = useMeetingChange(meetingId);
  const notices = useNotices();
  const line = useKeptLine(`propose.${meetingId}.${me.personId}`, { title: '' });
  const { title } = line.fields;

  const handleSubmit = () => {
    const pressId = line.toPressId();
    change(
      (client) => client.call('addItem', { params: { meetingId }, body: { title }, pressId }),
      () => {
        line.done({ title: '' });
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
      onChange={(text) => line.set({ title: text })}
      onSubmit={handleSubmit}
    />
  );
}
