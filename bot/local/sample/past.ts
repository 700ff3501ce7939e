import { decideAction } from '../../../shared/action/commands.ts';
import type { Action } from '../../../shared/action/action.ts';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import {
  addDays,
  addDuration,
  firstWeekdayFrom,
  toDateIn,
  toInstant,
  type DateText,
  type InstantText,
} from '../../../shared/core/time.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Schedule, Series } from '../../../shared/series/series.ts';
import type { Living, PastAction } from './living.ts';
import { toPastWeek } from './past-week.ts';
import { sampleWeeks } from './weeks.ts';

/** Everything that the sample company has behind it. */
export interface Past {
  /** All closed, the oldest first. */
  meetings: Meeting[];
  checkIns: CheckIn[];
  actions: Action[];
  parked: Living['parked'];
}

/** Room for the last meeting to be over and closed. */
const closedAfter = 'PT2H';

/**
 * The six weeks before an instant. Asked for again with the same instant they are the same, ids included; the ids sort
 * before those that the app gives.
 */
export function toPast(series: Series, now: InstantText): Past {
  const newId = createIds();
  const weeks: Living[] = [];
  for (const [index, date] of pastDates(series.schedule, now, sampleWeeks.length).entries()) {
    const week = sampleWeeks[index];
    if (week === undefined) break;
    const earlier = weeks.flatMap(({ actions }) => actions);
    weeks.push(toPastWeek({ series, week, date, before: weeks.at(-1) ?? null, earlier, newId }));
  }
  return {
    meetings: weeks.map(({ meeting }) => meeting),
    checkIns: weeks.flatMap(({ checkIns }) => [...checkIns.values()]),
    actions: weeks.flatMap(({ actions }) => actions.map((given) => toToday(series, given, now))),
    parked: weeks.flatMap(({ parked }) => parked),
  };
}

/** The dates of the latest meetings that are over at an instant, the oldest first. */
export function pastDates(schedule: Schedule, now: InstantText, count: number): DateText[] {
  const { weekday, time, zone } = schedule;
  const thisWeeks = firstWeekdayFrom(addDays(toDateIn(zone, now), -6), weekday);
  const isOver = addDuration(toInstant(thisWeeks, time, zone), closedAfter) <= now;
  const latest = isOver ? thisWeeks : addDays(thisWeeks, -7);
  return Array.from({ length: count }, (_, week) => addDays(latest, (week + 1 - count) * 7));
}

function toToday(series: Series, { action, doneAt }: PastAction, now: InstantText): Action {
  if (doneAt === null || doneAt > now) return action;
  const context = { actor: toActor(series, action.ownerId), now: doneAt, newId: () => action.id };
  return decideAction(action, { kind: 'edit', edit: { state: 'done' } }, context).state;
}

function createIds(): () => string {
  let count = 0;
  return () => `00SAMPLE${(count += 1).toString().padStart(6, '0')}`;
}
