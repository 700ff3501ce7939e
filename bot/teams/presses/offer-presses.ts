import { DomainError, isDomainError } from '../../../shared/core/errors.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Reply } from '../adapter.ts';
import { toPressId } from '../chat-presses.ts';
import type { Drawings } from '../drawings.ts';
import type { PressDependencies } from './dependencies.ts';
import { type OwnPress, type PressHandlers } from './press.ts';

type OfferVerb = 'offer.not-needed' | 'offer.keep';

/** Answers to the question whether a meeting is needed. */
export function createOfferPresses(deps: PressDependencies, drawings: Drawings): PressHandlers<OfferVerb> {
  const { queries, commandMeeting } = deps;

  async function answer(own: OwnPress<OfferVerb>, given: 'not-needed' | 'keep'): Promise<Reply> {
    const { source, data, person } = own;
    if (!source.isAutomatic) await give(own, given);
    const card = await drawings.offer(data.meetingId, person.id);
    // Who is no chair any more is told nothing of it.
    if (card === null) throw new DomainError('not-found', { record: 'meeting' });
    return card;
  }

  async function give({ source, data, person }: OwnPress<OfferVerb>, given: 'not-needed' | 'keep') {
    const records = await queries.readMeeting(data.meetingId);
    if (records === null) throw new DomainError('not-found', { record: 'meeting' });
    const actor = toActor(records.series, person.id);
    const request = { kind: 'answer-offer', answer: given } as const;
    try {
      await commandMeeting({ records, actor, request, commandId: toPressId(deps, source) });
    } catch (error) {
      // Something has come up or the meeting has begun: the card says so.
      if (!isDomainError(error, 'wrong-state')) throw error;
    }
  }

  return {
    'offer.not-needed': (own) => answer(own, 'not-needed'),
    'offer.keep': (own) => answer(own, 'keep'),
  };
}
