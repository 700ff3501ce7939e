import { addDuration, secondsBetween } from '../../shared/core/time.ts';
import {
  SendError,
  type ChatMeeting,
  type ConversationReference,
  type Roster,
  type RosterPerson,
} from '../app/ports.ts';
import type { BotAdapter } from './adapter.ts';

/** Asks Teams who is in a channel or chat, and which meeting a chat belongs to. Both throw SendError. */
export function createRoster(adapter: Pick<BotAdapter, 'listMembers' | 'readMeeting'>): Roster {
  async function list(conversation: ConversationReference): Promise<RosterPerson[]> {
    const members = await orSendError(() => adapter.listMembers(conversation));
    // Guests of other tenants and bots have no object id here.
    return members.flatMap(({ aadObjectId, name, email, tenantId, userPrincipalName }) => {
      if (aadObjectId === undefined || aadObjectId === '') return [];
      const person = { objectId: aadObjectId, name, email: email ?? userPrincipalName ?? null };
      return [{ ...person, tenantId: tenantId ?? conversation.tenantId }];
    });
  }

  async function findMeeting(conversation: ConversationReference): Promise<ChatMeeting | null> {
    const { meetingId } = conversation;
    if (meetingId === null) return null;
    const details = await orSendError(() => adapter.readMeeting(conversation, meetingId));
    if (details === null) return null;
    const { title, scheduledStartTime, scheduledEndTime } = details;
    // A meeting that was begun on the spot has no time in the calendar.
    if (scheduledStartTime === undefined || scheduledEndTime === undefined) return null;
    const startsAt = toInstantText(scheduledStartTime);
    const endsAt = toInstantText(scheduledEndTime);
    return { title, startsAt, lengthMinutes: secondsBetween(startsAt, endsAt) / 60 };
  }

  return { list, findMeeting };
}

async function orSendError<Result>(ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    throw new SendError('retry', error instanceof Error ? error.name : 'unknown');
  }
}

/** The SDK hands the connector's JSON on as it is, where its types promise a Date. */
function toInstantText(time: Date | string): string {
  return addDuration(typeof time === 'string' ? time : time.toISOString(), 'PT0S');
}
