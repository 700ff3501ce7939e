import { systemActor } from '../../shared/core/actor.ts';
import { hasNews, type LoadBrief } from '../app/brief.ts';
import type { Commands } from '../app/commands.ts';
import type { Daily } from '../app/daily.ts';
import type { PlanSeries } from '../app/plan-series.ts';
import type { Queries } from '../app/queries.ts';
import type { RequestCard } from '../app/request-card.ts';
import type { Job } from '../db/job.ts';
import { createMeetingHandlers, type MeetingHandlerDependencies } from './meeting-handlers.ts';
import type { JobHandler, JobResult } from './worker.ts';

export interface HandlerDependencies extends MeetingHandlerDependencies {
  commands: Commands;
  queries: Queries;
  planSeries: PlanSeries;
  loadBrief: LoadBrief;
  daily: Pick<Daily, 'send'>;
  requestCard: RequestCard;
  sendCard: JobHandler;
  /** Null where nothing can send a mail. */
  sendMail: JobHandler | null;
}

const done: JobResult = { kind: 'done' };

/** What each kind of job does when it is due. Each reads the state anew, however late the job comes. */
export function createHandlers(deps: HandlerDependencies): Readonly<Record<string, JobHandler>> {
  const { commands, queries, clock, planSeries, loadBrief, daily, requestCard, sendCard, sendMail } = deps;

  async function planAhead({ payload, dueAt }: Job): Promise<JobResult> {
    const { state } = await queries.getSeries(String(payload['seriesId']));
    await planSeries(state, dueAt);
    return done;
  }

  async function endActing({ id, payload }: Job): Promise<JobResult> {
    const personId = String(payload['personId']);
    const seriesId = String(payload['seriesId']);
    const { state: series } = await queries.getSeries(seriesId);
    const person = series.people.find((one) => one.personId === personId);
    // Lengthened meanwhile: a later job ends it.
    if (person?.acting?.until !== payload['until']) return done;
    const command = { kind: 'end-acting', personId } as const;
    await commands.series({ id: seriesId, actor: systemActor, command, commandId: id });
    return done;
  }

  async function briefChair({ payload }: Job): Promise<JobResult> {
    const meetingId = String(payload['meetingId']);
    const personId = String(payload['personId']);
    const brief = await loadBrief(meetingId, personId);
    if (brief === null || !hasNews(brief)) return done;
    const { meeting } = brief.records;
    if (meeting.state !== 'open' || clock.now() >= meeting.startsAt) return done;
    // It was moved since: the brief of its new time comes on another day.
    const { startsAt } = payload;
    if (startsAt !== undefined && startsAt !== meeting.startsAt) return done;
    await requestCard({ kind: 'brief', seriesId: meeting.seriesId, meetingId, personId });
    return done;
  }

  /** The card keeps the place of its job, so that the first ones go out while later ones are still decided. */
  async function tellDaily({ payload, dueAt }: Job): Promise<JobResult> {
    await daily.send(String(payload['personId']), null, dueAt);
    return done;
  }

  /** Only the last pause that the person asked for counts, and only while they have not answered. */
  async function endSnooze({ payload }: Job): Promise<JobResult> {
    const personId = String(payload['personId']);
    const until = String(payload['until']);
    const open = await queries.listAskedOf(personId);
    const isWanted = open.some(
      ({ state }) => state.meetingId === payload['meetingId'] && state.snoozedUntil === until,
    );
    if (isWanted) await daily.send(personId, until);
    return done;
  }

  return {
    ...createMeetingHandlers(deps),
    'plan-series': planAhead,
    'acting-ends': endActing,
    'chair-brief': briefChair,
    'daily-card': tellDaily,
    'snooze-ends': endSnooze,
    'send-card': sendCard,
    ...(sendMail !== null && { 'send-mail': sendMail }),
  };
}
