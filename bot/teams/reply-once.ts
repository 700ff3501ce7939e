import type { Clock } from '../app/ports.ts';
import type { Repositories } from '../db/repositories.ts';
import type { TextMessage } from './activity.ts';

export interface ReplyOnceDependencies {
  repositories: { idempotency: Pick<Repositories['idempotency'], 'begin' | 'keep' | 'forget'> };
  clock: Pick<Clock, 'machineNow'>;
}

const sent = { status: 200, body: null, version: null };

/**
 * Says something in answer to a message once, however often and to whichever processes Teams delivers the message: it
 * does so again when it has waited for long (acceptance.md 3.1). A reply that could not be sent is left to the next
 * delivery.
 */
export function createReplyOnce({ repositories, clock }: ReplyOnceDependencies) {
  const { idempotency } = repositories;

  return async (
    { activityId, conversation }: Pick<TextMessage, 'activityId' | 'conversation'>,
    reply: () => Promise<void>,
  ): Promise<void> => {
    if (activityId === '') return reply();
    const key = `reply:${conversation.id}:${activityId}`;
    const request = { requestHash: '', recordId: '', machineNow: clock.machineNow() };
    if ((await idempotency.begin(key, request)).kind !== 'new') return;
    try {
      await reply();
    } catch (error) {
      await idempotency.forget(key);
      throw error;
    }
    await idempotency.keep(key, sent);
  };
}
