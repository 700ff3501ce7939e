import { systemActor } from '../../shared/core/actor.ts';
import { toCarriedOver } from '../../shared/meeting/carry-over.ts';
import type { CarriedOver } from '../../shared/meeting/compose.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import { createKeyedQueue } from './keyed-queue.ts';
import type { MeetingRecords, Queries } from './queries.ts';

export interface ComposeAgendaDependencies {
  commands: Commands;
  queries: Queries;
  repositories: Repositories;
  newId: () => string;
}

/** Builds the agenda of a meeting anew from its check-ins and from what the meeting before left open. */
export function createComposeAgenda({ commands, queries, repositories, newId }: ComposeAgendaDependencies) {
  const queue = createKeyedQueue();

  async function compose(meetingId: string): Promise<void> {
    const records = await queries.readMeeting(meetingId);
    if (records?.meeting.state !== 'open') return;
    const carriedOver = await loadCarriedOver(records, repositories);
    const sources = { series: records.series, checkIns: records.checkIns, carriedOver };
    await commands.meeting({
      id: meetingId,
      actor: systemActor,
      command: { kind: 'compose', sources },
      commandId: newId(),
    });
  }

  // One after the other: composed from what was read before somebody answered, an agenda would lose that answer.
  return (meetingId: string): Promise<void> => queue.run(meetingId, () => compose(meetingId));
}

/** So many meetings in a row that were never opened are looked through. */
const longestGap = 10;

async function loadCarriedOver(
  { meeting, actions }: MeetingRecords,
  { meetings }: Repositories,
): Promise<CarriedOver[]> {
  const carriedOver: CarriedOver[] = [];
  // One that was left out before it was opened has only what was put on it by hand: what it would have taken over
  // stands on the one before it.
  for (let date = meeting.date, left = longestGap; left > 0; left -= 1) {
    const before = (await meetings.findBefore(meeting.seriesId, date))?.state;
    if (before === undefined) break;
    carriedOver.push(...toCarriedOver(before, actions));
    if (before.items.some(({ origin }) => origin.kind === 'standing')) break;
    date = before.date;
  }
  return carriedOver;
}
