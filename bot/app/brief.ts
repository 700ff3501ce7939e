import type { Action } from '../../shared/action/action.ts';
import { isToSettle } from '../../shared/action/overdue.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { toDateIn } from '../../shared/core/time.ts';
import { isStillAsked } from '../../shared/check-in/progress.ts';
import type { AgendaItem } from '../../shared/meeting/meeting.ts';
import { isStuck } from '../../shared/meeting/stuck.ts';
import { findPerson, representativesOf } from '../../shared/series/people.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Clock } from './ports.ts';
import type { MeetingRecords, Queries } from './queries.ts';

/** What waits for one chair before a meeting. */
export interface Brief {
  records: MeetingRecords;
  /** Of the own department, who has not answered yet. */
  waitingFor: CheckIn[];
  /** Actions that stay undone. */
  toSettle: Action[];
  /** Items that were carried over again and again. */
  stuck: AgendaItem[];
  /** Representatives whom the bot cannot write to one to one. */
  unreachable: string[];
}

export interface BriefDependencies {
  queries: Pick<Queries, 'readMeeting'>;
  repositories: Pick<Repositories, 'conversations'>;
  clock: Clock;
}

export type LoadBrief = ReturnType<typeof createLoadBrief>;

/** What a chair is told on the working day before a meeting; null for somebody who is no chair. */
export function createLoadBrief({ queries, repositories, clock }: BriefDependencies) {
  return async (meetingId: string, personId: string): Promise<Brief | null> => {
    const records = await queries.readMeeting(meetingId);
    const chair = records === null ? null : findPerson(records.series, personId);
    if (records === null || chair?.role !== 'chair') return null;
    const { series, meeting, checkIns, actions } = records;
    const today = toDateIn(meeting.zone, clock.now());
    const asked = representativesOf(series).map((one) => one.personId);
    const reachable = await repositories.conversations.listReachable(asked);
    return {
      records,
      waitingFor: checkIns.filter((one) => one.department === chair.department && isStillAsked(one)),
      toSettle: actions.filter((action) => isToSettle(action, today)),
      stuck: meeting.items.filter(isStuck),
      unreachable: asked.filter((id) => !reachable.includes(id)),
    };
  };
}

/** Tells whether there is anything to tell. */
export function hasNews({ waitingFor, toSettle, stuck, unreachable }: Brief): boolean {
  return waitingFor.length + toSettle.length + stuck.length + unreachable.length > 0;
}
