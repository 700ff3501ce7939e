import { randomUUID } from 'node:crypto';
import { createAnswerCheckIn } from './app/answer-check-in.ts';
import { createAskPeople } from './app/ask-people.ts';
import { createLoadBrief } from './app/brief.ts';
import { createCacheUpkeep } from './app/cache-upkeep.ts';
import { createCatchUp, createWakePlace } from './app/catch-up.ts';
import { createCommandCheckIn } from './app/command-check-in.ts';
import { createLoadCloseCommand } from './app/close-meeting.ts';
import { createCommandMeeting } from './app/command-meeting.ts';
import { createDaily } from './app/daily.ts';
import { createPlaces } from './app/places.ts';
import { createScheduleDaily } from './app/schedule-daily.ts';
import { createStartSeries } from './app/start-series.ts';
import { createListRecipients, createMailMinutes } from './app/mail-minutes.ts';
import type { Translate } from '../shared/locales/translate.ts';
import { createCommands } from './app/commands.ts';
import { createComposeAgenda } from './app/compose-agenda.ts';
import { createPersonSettings } from './app/person-settings.ts';
import { createPlanSeries } from './app/plan-series.ts';
import type { Clock, Log, Roster } from './app/ports.ts';
import { createQueries, type MeetingRecords } from './app/queries.ts';
import { createRequestCard } from './app/request-card.ts';
import { createRequestMail } from './app/request-mail.ts';
import { createSeriesCache } from './app/series-cache.ts';
import { subscribeAll } from './app/subscribers.ts';
import { createWriteDown } from './app/write-down.ts';
import { createWriteMeeting } from './app/write-meeting.ts';
import type { Db } from './db/connect.ts';
import { createRepositories } from './db/repositories.ts';
import { createNewId } from './new-id.ts';

export type Core = ReturnType<typeof createCore>;

export interface CoreDependencies {
  db: Db;
  clock: Clock;
  log: Log;
  /** Something can send mails; without it none is asked for. */
  hasMail?: boolean;
  roster: Roster;
  /** A translator for a BCP 47 tag; English where there is no catalogue for it. */
  translateFor: (language: string) => Translate;
}

/** The app without its edges: storage, commands with their effects, and reads. */
export function createCore({ db, clock, log, roster, translateFor, hasMail = false }: CoreDependencies) {
  const newId = createNewId(clock);
  const random = Math.random;
  const repositories = createRepositories(db);
  const cache = createSeriesCache<MeetingRecords>();
  const upkeep = createCacheUpkeep(cache);
  const queries = createQueries({ repositories, cache, clock });
  const commands = createCommands({
    repositories,
    clock,
    log,
    newId,
    random,
    onChanged: upkeep.onSaved,
    onLeftOver: cache.dropAll,
  });
  const composeAgenda = createComposeAgenda({ commands, queries, repositories, newId });
  const planSeries = createPlanSeries({ commands, repositories, clock, newId });
  const requestCard = createRequestCard({ jobs: repositories.jobs, clock });
  const requestMail = hasMail ? createRequestMail({ jobs: repositories.jobs, clock }) : null;
  const personSettings = createPersonSettings({ repositories, commands });
  const shared = { repositories, commands, queries, personSettings, clock, translateFor, newId };
  const mailMinutes = createMailMinutes({ ...shared, requestMail });
  const askPeople = createAskPeople(shared);
  const scheduleDaily = createScheduleDaily(shared);
  subscribeAll({ ...shared, composeAgenda, planSeries, requestCard, askPeople, scheduleDaily, mailMinutes });
  const places = createPlaces({ ...shared, roster });
  const loadCloseCommand = createLoadCloseCommand(shared);
  const answerCheckIn = createAnswerCheckIn({ commands, queries });
  const commandMeeting = createCommandMeeting({ ...shared, loadCloseCommand });
  return {
    repositories,
    /** Keeps what was read up to what happens; the live feed has to be connected to it. */
    upkeep,
    queries,
    commands,
    composeAgenda,
    planSeries,
    /** Asks for a mail; null where nothing can send one. */
    requestMail,
    requestCard,
    hasMail,
    personSettings,
    answerCheckIn,
    commandCheckIn: createCommandCheckIn(shared),
    commandMeeting,
    loadCloseCommand,
    writeDown: createWriteDown({ ...shared, commandMeeting, answerCheckIn, requestCard }),
    catchUp: createCatchUp({ ...shared, requestCard }),
    wakePlace: createWakePlace(shared),
    places,
    startSeries: createStartSeries({ ...shared, places }),
    daily: createDaily({ ...shared, requestCard }),
    loadBrief: createLoadBrief(shared),
    writeMeeting: createWriteMeeting(),
    listRecipients: createListRecipients(shared),
    newId,
    random,
    clock,
    log,
    /** Names this process in leases. */
    owner: randomUUID(),
  };
}
