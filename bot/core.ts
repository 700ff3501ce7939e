import { randomUUID } from 'node:crypto';
import { ulid } from 'ulid';
import { createAnswerCheckIn } from './app/answer-check-in.ts';
import { createCommands } from './app/commands.ts';
import { createComposeAgenda } from './app/compose-agenda.ts';
import { createPersonSettings } from './app/person-settings.ts';
import { createPlanSeries } from './app/plan-series.ts';
import type { Clock, Log } from './app/ports.ts';
import { createQueries, type MeetingRecords } from './app/queries.ts';
import { createRequestCard } from './app/request-card.ts';
import { createSeriesCache } from './app/series-cache.ts';
import { subscribeAll } from './app/subscribers.ts';
import type { Db } from './db/connect.ts';
import { createRepositories } from './db/repositories.ts';

export type Core = ReturnType<typeof createCore>;

/** The app without its edges: storage, commands with their effects, and reads. */
export function createCore({ db, clock, log }: { db: Db; clock: Clock; log: Log }) {
  const newId = () => ulid(clock.machineNow());
  const random = Math.random;
  const repositories = createRepositories(db);
  const cache = createSeriesCache<MeetingRecords>();
  const queries = createQueries({ repositories, cache, clock });
  const commands = createCommands({ repositories, clock, log, newId, random, onChanged: cache.drop });
  const composeAgenda = createComposeAgenda({ commands, queries, repositories, newId });
  const planSeries = createPlanSeries({ commands, jobs: repositories.jobs, clock });
  const requestCard = createRequestCard({ jobs: repositories.jobs, clock });
  subscribeAll({ commands, queries, repositories, composeAgenda, planSeries, requestCard });
  return {
    repositories,
    cache,
    queries,
    commands,
    composeAgenda,
    planSeries,
    personSettings: createPersonSettings({ repositories, commands }),
    answerCheckIn: createAnswerCheckIn({ commands, queries }),
    newId,
    random,
    clock,
    log,
    /** Names this process in leases. */
    owner: randomUUID(),
  };
}
