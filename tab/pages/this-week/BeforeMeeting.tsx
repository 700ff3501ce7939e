import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { Translate } from '../../../shared/locales/translate.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { lazyView } from '../../components/lazy-view.tsx';
import { OnThisPage, PartLink } from '../../components/OnThisPage.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import type { Format } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';
import { AgendaPanel } from './AgendaPanel.tsx';
import { CheckInPanel } from './CheckInPanel.tsx';
import { MeetingHead } from './MeetingHead.tsx';
import { ReadBeforehand } from './ReadBeforehand.tsx';
import { StartButton } from './StartButton.tsx';
import { WaitingFor } from './WaitingFor.tsx';

const OfferPanel = lazyView(async () => (await import('./OfferPanel.tsx')).OfferPanel);
const ParkingLink = lazyView(async () => (await import('./ParkingLot.tsx')).ParkingLink);
const ParkingLot = lazyView(async () => (await import('./ParkingLot.tsx')).ParkingLot);

const useStyles = makeStyles({
  offer: { marginBlockEnd: tokens.spacingVerticalL },
  grid: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
      gridTemplateAreas: '"agenda rest"',
    },
  },
  withMine: {
    '@media (min-width: 900px)': {
      gridTemplateRows: 'auto 1fr',
      gridTemplateAreas: '"agenda mine" "agenda rest"',
    },
  },
  mine: { minWidth: 0, '@media (min-width: 900px)': { gridArea: 'mine' } },
  agenda: { minWidth: 0, '@media (min-width: 900px)': { gridArea: 'agenda' } },
  rest: {
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    minWidth: 0,
    '@media (min-width: 900px)': { gridArea: 'rest' },
  },
});

/** This week before the meeting: own check-in, the agenda as it grows, what is to be read. */
export function BeforeMeeting({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { me } = useSeries();
  const canStart = meeting.state === 'open' && can(me, meetingPermissions.run);
  const isAsked = meeting.checkIns.mine !== null && meeting.state === 'open';
  const { offer } = meeting;

  return (
    <>
      <MeetingHead meeting={meeting} status={toStatus(meeting, t, format)}>
        {canStart && <StartButton meeting={meeting} />}
      </MeetingHead>
      <Parts meeting={meeting} isAsked={isAsked} />
      {offer !== null && can(me, meetingPermissions.plan) && (
        <div className={styles.offer}>
          <Suspense fallback={null}>
            <OfferPanel meeting={meeting} offer={offer} />
          </Suspense>
        </div>
      )}
      <div className={mergeClasses(styles.grid, isAsked && styles.withMine)}>
        {isAsked && (
          <div className={styles.mine}>
            <CheckInPanel meeting={meeting} />
          </div>
        )}
        <div className={styles.agenda}>
          <AgendaPanel meeting={meeting} />
        </div>
        <div className={styles.rest}>
          {meeting.state === 'open' && <ReadBeforehand entries={meeting.readBeforehand} />}
          {meeting.state === 'open' && (
            <Suspense fallback={null}>
              <ParkingLot meeting={meeting} />
            </Suspense>
          )}
          <WaitingFor checkIns={meeting.checkIns} />
        </div>
      </div>
    </>
  );
}

/** Links to what is below on a narrow page, in its order. */
function Parts({ meeting, isAsked }: { meeting: LoadedMeeting; isAsked: boolean }) {
  const { t } = useText();
  const isOpen = meeting.state === 'open';
  const parts = [
    ...(isAsked ? [{ anchor: 'check-in', title: t('tab.checkIn.title') }] : []),
    { anchor: 'agenda', title: t('tab.agenda.title') },
    ...(isOpen ? [{ anchor: 'read', title: t('tab.read.title') }] : []),
  ];
  const { asked } = meeting.checkIns;
  if (parts.length === 1 && asked === 0) return null;
  return (
    <OnThisPage parts={parts}>
      {isOpen && (
        <Suspense fallback={null}>
          <ParkingLink />
        </Suspense>
      )}
      {asked > 0 && <PartLink anchor="answers" title={t('tab.answers.title')} />}
    </OnThisPage>
  );
}

function toStatus(meeting: LoadedMeeting, t: Translate, format: Format): string {
  const { state, checkInOpensAt, agendaPostsAt, agendaPostedAt, zone } = meeting;
  if (state === 'planned') return t('tab.status.planned', { when: format.dateTime(checkInOpensAt, zone) });
  if (agendaPostedAt === null) return t('tab.status.open', { when: format.dateTime(agendaPostsAt, zone) });
  return t('tab.status.posted', { when: format.dateTime(agendaPostedAt, zone) });
}
