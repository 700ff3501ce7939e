import { createClient } from '../api/client.ts';
import type { Host } from '../host.ts';
import { readClock } from './local-api.ts';

export interface Moment {
  name: 'checkIn' | 'agenda' | 'start';
  at: string;
}

/** What happens next to the meeting that "This week" shows, of which the time can be moved to. */
export async function listMoments(host: Host): Promise<Moment[]> {
  const client = createClient({ getToken: host.getToken });
  const now = Date.parse(await readClock());
  const [found] = (await client.call('listSeries')).items;
  if (found === undefined) return [];
  const { currentMeetingId } = await client.call('getSeries', { params: { seriesId: found.id } });
  if (currentMeetingId === null) return [];
  const meeting = await client.call('getMeeting', { params: { meetingId: currentMeetingId } });
  const moments: Moment[] = [
    { name: 'checkIn', at: meeting.checkInOpensAt },
    { name: 'agenda', at: meeting.agendaPostsAt },
    { name: 'start', at: meeting.startsAt },
  ];
  return moments.filter(({ at }) => Date.parse(at) > now);
}
