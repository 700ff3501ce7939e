import type { AnswerCheckIn } from '../../app/answer-check-in.ts';
import type { CommandCheckIn } from '../../app/command-check-in.ts';
import type { CommandMeeting } from '../../app/command-meeting.ts';
import type { Commands } from '../../app/commands.ts';
import type { Daily } from '../../app/daily.ts';
import type { NoteShown } from '../../app/note-shown.ts';
import type { PersonSettingsService } from '../../app/person-settings.ts';
import type { Places } from '../../app/places.ts';
import type { Queries } from '../../app/queries.ts';
import type { RequestCard } from '../../app/request-card.ts';
import type { StartSeries } from '../../app/start-series.ts';
import type { Repositories } from '../../db/repositories.ts';
import type { DrawingDependencies } from '../drawings.ts';

/** What presses on cards call. */
export interface PressDependencies extends DrawingDependencies {
  queries: DrawingDependencies['queries'] & Pick<Queries, 'getSeries'>;
  repositories: DrawingDependencies['repositories'] & Pick<Repositories, 'actionStore'>;
  commands: Pick<Commands, 'action'>;
  answerCheckIn: AnswerCheckIn;
  commandCheckIn: CommandCheckIn;
  commandMeeting: CommandMeeting;
  startSeries: StartSeries;
  places: Pick<Places, 'view'>;
  personSettings: Pick<PersonSettingsService, 'get' | 'change'>;
  daily: Pick<Daily, 'load' | 'refresh'>;
  requestCard: RequestCard;
  noteShown: NoteShown;
  /** A fresh, URL-safe, sortable id at each call. */
  newId: () => string;
}
