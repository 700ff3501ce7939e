import type { Translate } from '../../shared/locales/translate.ts';
import type { AnswerCheckIn } from '../app/answer-check-in.ts';
import type { Clock, Log } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';
import type { Repositories } from '../db/repositories.ts';

/** Everything that the bot works with. */
export interface BotDependencies {
  people: Pick<Repositories['people'], 'findByIdentity' | 'remember'>;
  conversations: Pick<Repositories['conversations'], 'find' | 'remember'>;
  queries: Pick<Queries, 'loadMeeting' | 'findCheckIn' | 'seriesOf' | 'currentMeetingId'>;
  answerCheckIn: AnswerCheckIn;
  /** A translator for a BCP 47 tag; English where there is no catalogue for it. */
  translateFor: (language: string) => Translate;
  /** Deep link to a meeting in the tab. */
  tabUrl: (meetingId: string) => string;
  clock: Clock;
  /** A fresh, URL-safe, sortable id at each call. */
  newId: () => string;
  log: Log;
}
