import { systemActor } from '../../shared/core/actor.ts';
import { toMeetingId } from '../../shared/core/ids.ts';
import { addDays, toDateIn, type InstantText } from '../../shared/core/time.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import {
  nextPlanningAt,
  toHolidayDates,
  toOccurrenceTimes,
  upcomingDates,
  weekOf,
  weeksPlannedAhead,
} from '../../shared/series/schedule.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import type { Clock } from './ports.ts';

export interface PlanSeriesDependencies {
  commands: Commands;
  repositories: Pick<Repositories, 'jobs' | 'meetings'>;
  clock: Clock;
  newId: () => string;
}

export type PlanSeries = ReturnType<typeof createPlanSeries>;

const plannedLimit = 60;

/**
 * Makes the occurrences of the next eight weeks, each once however many processes try (its id is series and date),
 * brings those that are only planned to what the schedule says now, takes back those that it no longer has, and plans
 * the next planning for the Monday that follows. A proposed series has no meetings yet.
 *
 * `notBefore` is what the planning was due at: it is no earlier than that, also where the clock was put back in that moment.
 */
export function createPlanSeries({ commands, repositories, clock, newId }: PlanSeriesDependencies) {
  const { jobs, meetings } = repositories;

  async function planDate(series: Series, date: string): Promise<void> {
    const { schedule } = series;
    const id = toMeetingId(series.id, date);
    const times = toOccurrenceTimes(schedule, date, toHolidayDates(series));
    const command = { kind: 'plan', seriesId: series.id, meetingId: id, times, schedule } as const;
    // Not by a fixed command id: the same plan may have to be made again after another one.
    await commands.meeting({ id, actor: systemActor, command, commandId: newId() });
  }

  return async (series: Series, notBefore: InstantText = ''): Promise<void> => {
    if (series.state !== 'active') return;
    const now = clock.now() > notBefore ? clock.now() : notBefore;
    const today = toDateIn(series.schedule.zone, now);
    const found = await meetings.listFrom(series.id, addDays(weekOf(today), -7), plannedLimit);
    const known = found.map(({ state }) => state);
    const dates = upcomingDates(series.schedule, now, weeksPlannedAhead).filter(
      (date) => !hasOtherInWeek(known, date) && isAfterStart(series, date),
    );
    for (const date of dates) await planDate(series, date);
    for (const { id, date, startsAt } of known) {
      if (startsAt < now || dates.includes(date)) continue;
      await commands.meeting({ id, actor: systemActor, command: { kind: 'withdraw' }, commandId: newId() });
    }
    const dueAt = nextPlanningAt(series.schedule, now);
    await jobs.schedule({
      kind: 'plan-series',
      key: series.id,
      revision: dueAt,
      payload: { seriesId: series.id },
      dueAt,
    });
  };
}

/** A week in which people were asked already, or whose meeting was moved or left out by hand, gets no second one. */
function hasOtherInWeek(meetings: readonly Meeting[], date: string): boolean {
  const isKept = ({ state, skip, moved }: Meeting) =>
    moved !== null || (state !== 'planned' && skip?.kind !== 'rule');
  return meetings.some((one) => one.date !== date && weekOf(one.date) === weekOf(date) && isKept(one));
}

/** The first meeting is one for which there is time to ask: its check-in opens after both leaders have joined. */
function isAfterStart({ schedule, start }: Series, date: string): boolean {
  const joinedAt = start?.answeredAt ?? null;
  return joinedAt === null || toOccurrenceTimes(schedule, date).checkInOpensAt > joinedAt;
}
