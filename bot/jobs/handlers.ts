import { systemActor } from '../../shared/core/actor.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Commands } from '../app/commands.ts';
import type { Clock } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';
import type { Job } from '../db/jobs.ts';
import type { JobHandler, JobResult } from './worker.ts';

export interface HandlerDependencies {
  commands: Commands;
  queries: Queries;
  clock: Clock;
  planSeries: (series: Series) => Promise<void>;
  composeAgenda: (meetingId: string) => Promise<void>;
  sendCard: JobHandler;
}

const done: JobResult = { kind: 'done' };

/**
 * What each kind of job does when it is due. Each reads the state anew: a meeting that has begun meanwhile is neither
 * opened nor is its agenda posted, however late the job comes.
 */
export function createHandlers(deps: HandlerDependencies): Readonly<Record<string, JobHandler>> {
  const { commands, queries, clock, planSeries, composeAgenda, sendCard } = deps;

  async function openCheckIn(job: Job): Promise<JobResult> {
    const meetingId = readMeetingId(job);
    const records = await queries.readMeeting(meetingId);
    if (records === null || clock.now() >= records.meeting.startsAt) return done;
    await commands.meeting({
      id: meetingId,
      actor: systemActor,
      command: { kind: 'open' },
      commandId: job.id,
    });
    return done;
  }

  async function postAgenda(job: Job): Promise<JobResult> {
    const meetingId = readMeetingId(job);
    const records = await queries.readMeeting(meetingId);
    if (records === null || clock.now() >= records.meeting.startsAt) return done;
    const { state, checkInOpensAt } = records.meeting;
    if (state === 'planned' && clock.now() < checkInOpensAt)
      return { kind: 'postpone', until: checkInOpensAt };
    // Another process is still opening it: that comes first.
    if (state === 'planned') return { kind: 'yield', afterMs: 500 };
    if (state !== 'open') return done;
    await composeAgenda(meetingId);
    const command = { kind: 'post-agenda' } as const;
    await commands.meeting({ id: meetingId, actor: systemActor, command, commandId: job.id });
    return done;
  }

  async function planAhead(job: Job): Promise<JobResult> {
    const { state } = await queries.getSeries(String(job.payload['seriesId']));
    await planSeries(state);
    return done;
  }

  return {
    'check-in-opens': openCheckIn,
    'agenda-posts': postAgenda,
    'plan-series': planAhead,
    'send-card': sendCard,
  };
}

function readMeetingId({ payload }: Job): string {
  return String(payload['meetingId']);
}
