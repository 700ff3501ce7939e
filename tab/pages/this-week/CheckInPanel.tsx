import { useState } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useCheckIn } from '../../hooks/useCheckIn.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { CheckInAnswered } from './CheckInAnswered.tsx';
import { CheckInClosed, CheckInHanded, CheckInIntro } from './CheckInStates.tsx';
import { CheckInForm } from './CheckInForm.tsx';

/** The reader's own update: a form until it is sent, then what was sent. */
export function CheckInPanel({ meeting }: { meeting: LoadedMeeting }) {
  const { t, format } = useText();
  const { me } = useSeries();
  const query = useCheckIn(meeting.id, me.personId);
  const { mine } = meeting.checkIns;
  const isWaiting = meeting.state === 'open' && (mine === 'asked' || mine === 'draft');
  const onTimeUntil = format.dateTime(meeting.agendaPostsAt, meeting.zone);
  return (
    <Panel
      anchor="check-in"
      title={t('tab.checkIn.title')}
      isAccented={isWaiting}
      {...(isWaiting && meeting.agendaPostedAt === null
        ? { meta: t('tab.checkIn.onTime', { when: onTimeUntil }) }
        : {})}
    >
      <Loaded query={query}>{(checkIn) => <CheckInContent meeting={meeting} checkIn={checkIn} />}</Loaded>
    </Panel>
  );
}

function CheckInContent({ meeting, checkIn }: { meeting: LoadedMeeting; checkIn: CheckInView }) {
  const [isEditing, setIsEditing] = useState(false);
  const { state } = checkIn;
  const isDone = state === 'sent' || state === 'skipped';
  const handleEdit = () => {
    setIsEditing(true);
  };

  if (meeting.state !== 'open' || !checkIn.open) return <CheckInClosed checkIn={checkIn} />;
  if (!isEditing && isDone) {
    return <CheckInAnswered meeting={meeting} checkIn={checkIn} onEdit={handleEdit} />;
  }
  if (!isEditing && (state === 'handed-over' || state === 'away')) {
    return <CheckInHanded checkIn={checkIn} onAnswer={handleEdit} />;
  }
  return (
    <>
      <CheckInIntro meeting={meeting} checkIn={checkIn} />
      <CheckInForm checkIn={checkIn} onDone={() => setIsEditing(false)} canKeep={isDone || isEditing} />
    </>
  );
}
