import { systemActor } from '../../shared/core/actor.ts';
import type { InstantText } from '../../shared/core/time.ts';
import { toAutoEnd } from '../../shared/meeting/auto-end.ts';
import type { MeetingCommand } from '../../shared/meeting/command.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { LoadCloseCommand } from '../app/close-meeting.ts';
import type { Commands } from '../app/commands.ts';
import type { Clock } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';
import type { Job } from '../db/job.ts';
import type { Repositories } from '../db/repositories.ts';
import type { JobHandler, JobResult } from './worker.ts';

export interface MeetingHandlerDependencies {
  commands: Commands;
  queries: Queries;
  repositories: Pick<Repositories, 'meetings'>;
  clock: Clock;
  composeAgenda: (meetingId: string) => Promise<void>;
  loadCloseCommand: LoadCloseCommand;
}

const done: JobResult = { kind: 'done' };
const waitsForItsEnd: ReadonlySet<Meeting['state']> = new Set<Meeting['state']>([
  'planned',
  'open',
  'running',
]);
/** A meeting is not offered to be left out after this many were left out in a row for the same reason. */
const longestPause = 2;

/**
 * The jobs of one meeting: its check-in opens, its agenda is posted, it ends and its minutes go out by themselves. A
 * meeting that has begun meanwhile is neither opened nor is its agenda posted; one that was moved has jobs of its own.
 */
export function createMeetingHandlers(
  deps: MeetingHandlerDependencies,
): Readonly<Record<string, JobHandler>> {
  const { commands, queries, repositories, clock, composeAgenda, loadCloseCommand } = deps;

  async function run({ id }: Job, meetingId: string, command: MeetingCommand): Promise<JobResult> {
    await commands.meeting({
      id: meetingId,
      actor: systemActor,
      command,
      commandId: `${id}:${command.kind}`,
    });
    return done;
  }

  /** A job that was taken is due, also where the clock was put back in that moment. */
  function toNow({ dueAt }: Job): InstantText {
    const now = clock.now();
    return now > dueAt ? now : dueAt;
  }

  async function openCheckIn(job: Job): Promise<JobResult> {
    const meetingId = readMeetingId(job);
    const meeting = (await queries.readMeeting(meetingId))?.meeting;
    const now = toNow(job);
    if (meeting === undefined || now >= meeting.startsAt || now < meeting.checkInOpensAt) return done;
    return run(job, meetingId, { kind: 'open' });
  }

  async function postAgenda(job: Job): Promise<JobResult> {
    const meetingId = readMeetingId(job);
    const meeting = (await queries.readMeeting(meetingId))?.meeting;
    const now = toNow(job);
    if (meeting === undefined || now >= meeting.startsAt || now < meeting.agendaPostsAt) return done;
    const { state, checkInOpensAt } = meeting;
    if (state === 'planned' && now < checkInOpensAt) return { kind: 'postpone', until: checkInOpensAt };
    // Another process is still opening it: that comes first.
    if (state === 'planned') return { kind: 'yield', afterMs: 500 };
    if (state !== 'open') return done;
    await composeAgenda(meetingId);
    return run(job, meetingId, { kind: 'post-agenda', mayOffer: await mayOffer(meeting) });
  }

  async function mayOffer({ seriesId, date }: Meeting): Promise<boolean> {
    const before = await repositories.meetings.listBefore(seriesId, date, longestPause);
    const isPaused = before.every(({ state }) => state.skip?.kind === 'not-needed');
    return before.length < longestPause || !isPaused;
  }

  /** Ends a meeting that still runs after its slot and the grace; one that nobody has started is not held. */
  async function endMeeting(job: Job): Promise<JobResult> {
    const meetingId = readMeetingId(job);
    const records = await queries.readMeeting(meetingId);
    if (records === null) return done;
    const { meeting, series } = records;
    if (!waitsForItsEnd.has(meeting.state)) return done;
    const until = toAutoEnd(meeting, series.graceMinutes);
    // Begun late, moved, or given more grace: it has its whole time.
    if (toNow(job) < until) return { kind: 'postpone', until };
    return run(job, meetingId, { kind: meeting.state === 'running' ? 'end' : 'lapse' });
  }

  async function closeMeeting(job: Job): Promise<JobResult> {
    const meetingId = readMeetingId(job);
    const meeting = (await queries.readMeeting(meetingId))?.meeting;
    if (meeting?.state !== 'ended') return done;
    // Planned before its minutes were sent and it was opened again: it has a later job.
    const { minutesSent } = job.payload;
    if (minutesSent !== undefined && minutesSent !== meeting.minutes.length) return done;
    const command = await loadCloseCommand(meetingId);
    return command === null ? done : run(job, meetingId, command);
  }

  return {
    'check-in-opens': openCheckIn,
    'agenda-posts': postAgenda,
    'meeting-ends': endMeeting,
    'meeting-closes': closeMeeting,
  };
}

function readMeetingId({ payload }: Job): string {
  return String(payload['meetingId']);
}
