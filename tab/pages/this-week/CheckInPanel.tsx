import { useState } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useCheckIn } from '../../hooks/useCheckIn.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { CheckInAnswered } from './CheckInAnswered.tsx';
import { CheckInForm } from './CheckInForm.tsx';

/** The reader's own update: a form until it is sent, then what was sent. */
export function CheckInPanel({ meeting }: { meeting: LoadedMeeting }) {
  const { t, format } = useText();
  const { me } = useSeries();
  const query = useCheckIn(meeting.id, me.personId);
  const [isEditing, setIsEditing] = useState(false);
  const isAnswered = meeting.checkIns.mine === 'sent' || meeting.checkIns.mine === 'skipped';
  const onTimeUntil = format.dateTime(meeting.agendaPostsAt, meeting.zone);

  const toContent = (checkIn: CheckInView) => {
    const isDone = checkIn.state === 'sent' || checkIn.state === 'skipped';
    if (isDone && !isEditing) {
      return (
        <CheckInAnswered
          checkIn={checkIn}
          zone={meeting.zone}
          onEdit={() => {
            setIsEditing(true);
          }}
        />
      );
    }
    return (
      <CheckInForm
        checkIn={checkIn}
        onDone={() => {
          setIsEditing(false);
        }}
        canKeep={isDone}
      />
    );
  };
  return (
    <Panel
      title={t('tab.checkIn.title')}
      isAccented={!isAnswered}
      {...(isAnswered || meeting.agendaPostedAt !== null
        ? {}
        : { meta: t('tab.checkIn.onTime', { when: onTimeUntil }) })}
    >
      <Loaded query={query}>{toContent}</Loaded>
    </Panel>
  );
}
