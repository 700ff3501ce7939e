import { systemActor } from '../../shared/core/actor.ts';
import { toMeetingId } from '../../shared/core/ids.ts';
import {
  nextPlanningAt,
  toOccurrenceTimes,
  upcomingDates,
  weeksPlannedAhead,
} from '../../shared/series/schedule.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import type { Clock } from './ports.ts';

export interface PlanSeriesDependencies {
  commands: Commands;
  jobs: Repositories['jobs'];
  clock: Clock;
}

/**
 * Makes the occurrences of the next eight weeks, each once however many processes try (its id is series and date), and
 * plans the next planning for the Monday that follows.
 */
export function createPlanSeries({ commands, jobs, clock }: PlanSeriesDependencies) {
  return async (series: Series): Promise<void> => {
    const now = clock.now();
    for (const date of upcomingDates(series.schedule, now, weeksPlannedAhead)) {
      const meetingId = toMeetingId(series.id, date);
      const times = toOccurrenceTimes(series.schedule, date);
      const command = {
        kind: 'plan',
        seriesId: series.id,
        meetingId,
        times,
        schedule: series.schedule,
      } as const;
      await commands.meeting({ id: meetingId, actor: systemActor, command, commandId: `plan:${meetingId}` });
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
