import type { AnswerCheckIn } from '../../app/answer-check-in.ts';
import type { Commands } from '../../app/commands.ts';
import type { Clock } from '../../app/ports.ts';
import type { PersonSettingsService } from '../../app/person-settings.ts';
import type { Queries } from '../../app/queries.ts';
import type { Repositories } from '../../db/repositories.ts';

/** What the routes call. */
export interface RouteServices {
  commands: Commands;
  queries: Queries;
  repositories: Repositories;
  answerCheckIn: AnswerCheckIn;
  personSettings: PersonSettingsService;
  clock: Clock;
}
