import type { AnswerCheckIn } from '../../app/answer-check-in.ts';
import type { CommandCheckIn } from '../../app/command-check-in.ts';
import type { CommandMeeting } from '../../app/command-meeting.ts';
import type { Commands } from '../../app/commands.ts';
import type { ListRecipients } from '../../app/mail-minutes.ts';
import type { Places } from '../../app/places.ts';
import type { Clock } from '../../app/ports.ts';
import type { PersonSettingsService } from '../../app/person-settings.ts';
import type { Queries } from '../../app/queries.ts';
import type { StartSeries } from '../../app/start-series.ts';
import type { WriteMeeting } from '../../app/write-meeting.ts';
import type { Repositories } from '../../db/repositories.ts';

/** What the routes call. */
export interface RouteServices {
  commands: Commands;
  queries: Queries;
  repositories: Repositories;
  answerCheckIn: AnswerCheckIn;
  commandCheckIn: CommandCheckIn;
  commandMeeting: CommandMeeting;
  /** One for all routes, so that each state of a meeting is written once. */
  writeMeeting: WriteMeeting;
  listRecipients: ListRecipients;
  places: Places;
  startSeries: StartSeries;
  /** Something can send mail. */
  hasMail: boolean;
  personSettings: PersonSettingsService;
  clock: Clock;
}
