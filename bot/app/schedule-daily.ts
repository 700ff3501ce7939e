import type { Action } from '../../shared/action/action.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import { addDuration, toInstant, type DateText, type InstantText } from '../../shared/core/time.ts';
import { nextMorning, toZone } from '../../shared/person/working-time.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { PersonSettingsService } from './person-settings.ts';
import type { Clock } from './ports.ts';
import type { Queries } from './queries.ts';

export interface ScheduleDailyDependencies {
  repositories: Pick<Repositories, 'jobs'>;
  queries: Pick<Queries, 'getSeries' | 'readMeeting'>;
  personSettings: Pick<PersonSettingsService, 'get'>;
  clock: Clock;
}

export type ScheduleDaily = ReturnType<typeof createScheduleDaily>;

/** Plans the mornings on which a person may get a card with what waits for them; whether they do is decided then. */
export function createScheduleDaily(deps: ScheduleDailyDependencies) {
  const { repositories, queries, personSettings, clock } = deps;

  /** The person's first morning on or after a date, 09:00 theirs on a working day. */
  async function firstMorning(personId: string, seriesZone: string, date: DateText): Promise<InstantText> {
    const settings = await personSettings.get(personId);
    const midnight = toInstant(date, '00:00', toZone(settings, seriesZone));
    return nextMorning(settings, seriesZone, addDuration(midnight, '-PT1S'));
  }

  async function plan(personId: string, dueAt: InstantText): Promise<void> {
    const lane = `daily:${personId}`;
    await repositories.jobs.schedule({
      kind: 'daily-card',
      key: personId,
      revision: dueAt,
      lane,
      payload: { personId },
      dueAt,
    });
  }

  /** On the morning of the day on which an action is due; the next one when that is over. */
  async function forAction({ ownerId, dueOn }: Action, { schedule }: Series): Promise<void> {
    if (dueOn === null) return;
    const settings = await personSettings.get(ownerId);
    const first = await firstMorning(ownerId, schedule.zone, dueOn);
    const now = clock.now();
    await plan(ownerId, first > now ? first : nextMorning(settings, schedule.zone, now));
  }

  /** On the mornings after somebody was asked for their update, as often as the series reminds. */
  async function forReminders({ seriesId, meetingId, personId }: CheckInEvent['data']): Promise<void> {
    const { state: series } = await queries.getSeries(seriesId);
    const records = await queries.readMeeting(meetingId);
    if (records === null) return;
    const settings = await personSettings.get(personId);
    let at = clock.now();
    for (let left = series.reminders; left > 0; left -= 1) {
      at = nextMorning(settings, series.schedule.zone, at);
      if (at >= records.meeting.startsAt) return;
      await plan(personId, at);
    }
  }

  return { firstMorning, forAction, forReminders };
}
