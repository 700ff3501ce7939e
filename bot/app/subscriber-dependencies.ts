import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { AskPeople } from './ask-people.ts';
import type { Commands } from './commands.ts';
import type { MailMinutes } from './mail-minutes.ts';
import type { Queries } from './queries.ts';
import type { RequestCard } from './request-card.ts';
import type { ScheduleDaily } from './schedule-daily.ts';

/** What those work with who take events. */
export interface SubscriberDependencies {
  commands: Commands;
  queries: Queries;
  repositories: Repositories;
  composeAgenda: (meetingId: string) => Promise<void>;
  planSeries: (series: Series) => Promise<void>;
  requestCard: RequestCard;
  askPeople: AskPeople;
  scheduleDaily: ScheduleDaily;
  mailMinutes: MailMinutes;
}
