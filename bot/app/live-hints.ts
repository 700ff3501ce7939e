import type { LiveHint } from '../../shared/api/live.ts';
import type { ActionEvent } from '../../shared/action/commands.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Queries } from './queries.ts';

/** What changes the list of the coming meetings. */
const planKinds: ReadonlySet<MeetingEvent['kind']> = new Set<MeetingEvent['kind']>([
  'meeting.planned',
  'meeting.skipped',
  'meeting.unskipped',
  'meeting.moved',
  'meeting.closed',
]);

export interface LiveSubscriberDependencies {
  repositories: Pick<Repositories, 'live' | 'seriesStore' | 'checkInStore' | 'actionStore'>;
  queries: Pick<Queries, 'findMeeting'>;
}

/** Tells every open tab of a series, in whichever process, that a record changed. */
export function createLiveSubscribers({ repositories, queries }: LiveSubscriberDependencies) {
  const { live, seriesStore, checkInStore, actionStore } = repositories;

  function publish(hint: Omit<LiveHint, 'personId'>, personId: string | null = null): Promise<void> {
    return live.publish({ ...hint, personId });
  }

  async function hintMeeting(seriesId: string, meetingId: string): Promise<void> {
    const version = (await queries.findMeeting(meetingId))?.version ?? 0;
    await publish({ seriesId, kind: 'meeting', id: meetingId, version });
  }

  async function onSeries({ data }: { data: { seriesId: string } }): Promise<void> {
    const { seriesId } = data;
    const version = (await seriesStore.find(seriesId))?.version ?? 0;
    await publish({ seriesId, kind: 'series', id: seriesId, version });
  }

  async function onMeeting({ kind, data }: MeetingEvent): Promise<void> {
    await hintMeeting(data.seriesId, data.meetingId);
    if (kind === 'item.parked' || kind === 'item.promoted') {
      await publish({ seriesId: data.seriesId, kind: 'parking-lot', id: data.meetingId, version: 1 });
    }
    // Which meetings come next is part of the series' view.
    if (planKinds.has(kind)) await onSeries({ data });
  }

  /** A draft concerns only its writer; an answer also the agenda of the meeting and who is still waited for. */
  async function onCheckIn({ kind, data }: CheckInEvent): Promise<void> {
    const { seriesId, meetingId, personId } = data;
    const id = toCheckInId(meetingId, personId);
    const version = (await checkInStore.find(id))?.version ?? 0;
    await publish({ seriesId, kind: 'check-in', id, version }, personId);
    if (kind !== 'check-in.draft-saved') await hintMeeting(seriesId, meetingId);
  }

  async function onAction({ data }: ActionEvent): Promise<void> {
    const { seriesId, actionId, meetingId } = data;
    const version = (await actionStore.find(actionId))?.version ?? 0;
    await publish({ seriesId, kind: 'action', id: actionId, version });
    if (meetingId !== null) await hintMeeting(seriesId, meetingId);
  }

  return { onSeries, onMeeting, onCheckIn, onAction };
}
