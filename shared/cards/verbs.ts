import { z } from 'zod';
import { answersSchema } from '../check-in/check-in.ts';

const meetingId = z.string().min(1).max(200);
/** The round of the check-in that the card showed (check-in.ts). */
const round = z.coerce.number().int().min(0);

/**
 * Payload of every card verb: the action's data and the card's inputs merged, as Teams sends them. Card data is
 * untrusted input, so each verb is parsed by its schema and rights are checked again (acceptance.md 2.2).
 */
export const cardVerbs = {
  'check-in.send': answersSchema.extend({ meetingId, round }),
  'check-in.skip': z.object({ meetingId, round, reason: z.string().max(280).default('') }),
  /** Shows the card of an answered check-in as a form again; changes nothing. */
  'check-in.edit': z.object({ meetingId }),
  /** Shows the sent state again after `check-in.edit`; changes nothing. */
  'check-in.show': z.object({ meetingId }),
} as const;

export type CardVerb = keyof typeof cardVerbs;
