import type { Db } from 'mongodb';
import type { Action } from '../../shared/action/action.ts';
import type { ActionEvent } from '../../shared/action/commands.ts';
import type { CheckIn } from '../../shared/check-in/check-in.ts';
import type { CheckInEvent } from '../../shared/check-in/commands.ts';
import type { MeetingEvent } from '../../shared/meeting/events.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { PersonSettingsEvent } from '../../shared/person/commands.ts';
import type { PersonSettings } from '../../shared/person/settings.ts';
import type { SeriesEvent } from '../../shared/series/events.ts';
import type { Series } from '../../shared/series/series.ts';
import { createActionRepository } from './actions.ts';
import { createBacklog } from './backlog.ts';
import { createCardRepository } from './cards.ts';
import { createCheckInRepository } from './check-ins.ts';
import { createClockRepair } from './clock-repair.ts';
import { createConversationRepository } from './conversations.ts';
import { createDailyCardRepository } from './daily-cards.ts';
import { createIdempotencyRepository } from './idempotency.ts';
import { createJobRepository } from './jobs.ts';
import { createLaneRepository } from './lanes.ts';
import { createLastBackupRepository } from './last-backup.ts';
import { createLiveHints } from './live-hints.ts';
import { createMailRepository } from './mails.ts';
import { createMeetingRepository } from './meetings.ts';
import { createParkingLotRepository } from './parking-lot.ts';
import { createPeopleRepository } from './people.ts';
import { createRecordStore } from './record-store.ts';
import { createSettingRepository } from './settings.ts';

export type Repositories = ReturnType<typeof createRepositories>;

/** Everything that is stored, by record. */
export function createRepositories(db: Db) {
  const seriesStore = createRecordStore<Series, SeriesEvent>(db, 'series');
  const meetingStore = createRecordStore<Meeting, MeetingEvent>(db, 'meetings');
  const checkInStore = createRecordStore<CheckIn, CheckInEvent>(db, 'checkIns');
  const actionStore = createRecordStore<Action, ActionEvent>(db, 'actions');
  const personSettings = createRecordStore<PersonSettings, PersonSettingsEvent>(db, 'personSettings');
  return {
    seriesStore,
    meetingStore,
    checkInStore,
    actionStore,
    personSettings,
    meetings: createMeetingRepository(meetingStore),
    actions: createActionRepository(actionStore),
    backlog: createBacklog(db),
    cards: createCardRepository(db),
    checkIns: createCheckInRepository(checkInStore),
    clockRepair: createClockRepair(db),
    dailyCards: createDailyCardRepository(db),
    conversations: createConversationRepository(db),
    idempotency: createIdempotencyRepository(db),
    jobs: createJobRepository(db),
    lanes: createLaneRepository(db),
    lastBackup: createLastBackupRepository(db),
    live: createLiveHints(db),
    mails: createMailRepository(db),
    parkingLot: createParkingLotRepository(db),
    people: createPeopleRepository(db),
    settings: createSettingRepository(db),
  };
}
