import { addDuration } from '../../shared/core/time.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Clock } from './ports.ts';
import type { Queries } from './queries.ts';
import { toSeriesLane, type RequestCard } from './request-card.ts';

export interface CatchUpDependencies {
  queries: Pick<Queries, 'listAskedOf' | 'seriesOf'>;
  repositories: Pick<Repositories, 'conversations'>;
  requestCard: RequestCard;
}

export type CatchUp = ReturnType<typeof createCatchUp>;

/**
 * Asks for the cards that wait for somebody whom the bot can write to from now on: open updates, the question of the
 * other leader, and how to begin in places to which they added the app. Asking twice posts nothing twice.
 */
export function createCatchUp({ queries, repositories, requestCard }: CatchUpDependencies) {
  async function requestCheckIns(personId: string): Promise<void> {
    for (const { state } of await queries.listAskedOf(personId)) {
      const { seriesId, meetingId } = state;
      await requestCard({ kind: 'check-in', seriesId, meetingId, personId });
    }
  }

  async function requestLeaderCards(personId: string): Promise<void> {
    for (const { id: seriesId, home, start, state } of await queries.seriesOf(personId)) {
      if (start === null || state !== 'proposed') continue;
      if (start.otherChairId === personId) await requestCard({ kind: 'join', seriesId, personId });
      if (start.addedBy === personId && home !== null) {
        await requestCard({ kind: 'start', placeId: home, personId });
      }
    }
  }

  return async (personId: string): Promise<void> => {
    await requestCheckIns(personId);
    await requestLeaderCards(personId);
    for (const { id: placeId } of await repositories.conversations.listAddedBy(personId)) {
      await requestCard({ kind: 'start', placeId, personId });
    }
  };
}

export interface WakePlaceDependencies {
  repositories: Pick<Repositories, 'jobs'>;
  clock: Pick<Clock, 'now'>;
}

export type WakePlace = ReturnType<typeof createWakePlace>;

/** How long a card for everybody is worth posting: minutes over a weekend, but not those of last week. */
const wantedFor = 'PT72H';

/** Sends what could not be posted in the place of a series lately, now that the bot can speak there again. */
export function createWakePlace({ repositories, clock }: WakePlaceDependencies) {
  return (seriesId: string): Promise<void> => {
    const now = clock.now();
    return repositories.jobs.wake(toSeriesLane(seriesId), { since: addDuration(now, `-${wantedFor}`), now });
  };
}
