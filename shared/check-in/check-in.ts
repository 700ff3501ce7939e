import { z } from 'zod';

/** The six questions of a check-in, in the order in which they are asked (product.md, "The week" 1). */
export const checkInSections = ['activities', 'wins', 'problems', 'cares', 'concerns', 'asks'] as const;
export const checkInSectionSchema = z.enum(checkInSections);

/** Longest text of one box; a whole card stays well under the 25 KB that Teams carries. */
export const answerLimit = 2000;
/** A check-in holds at most this many lines. */
export const entryLimit = 200;

/** What a person typed, box by box. An absent box is an empty one. */
export const answersSchema = z.strictObject({
  activities: z.string().max(answerLimit).optional(),
  wins: z.string().max(answerLimit).optional(),
  problems: z.string().max(answerLimit).optional(),
  cares: z.string().max(answerLimit).optional(),
  concerns: z.string().max(answerLimit).optional(),
  asks: z.string().max(answerLimit).optional(),
});

/** One line of an answer. */
export const checkInEntrySchema = z.strictObject({
  id: z.string(),
  section: checkInSectionSchema,
  text: z.string(),
  /** The person wants to talk about it: the line ended in a question mark. */
  discuss: z.boolean(),
});

/** One person's update for one meeting. */
export const checkInSchema = z.strictObject({
  id: z.string(),
  seriesId: z.string(),
  meetingId: z.string(),
  personId: z.string(),
  department: z.string(),
  state: z.enum(['asked', 'draft', 'sent', 'skipped']),
  answers: answersSchema,
  entries: z.array(checkInEntrySchema).max(entryLimit),
  skipReason: z.string().max(280),
  /** How often it was sent or skipped. A card carries it, so that a press on an old copy is recognised. */
  round: z.int().min(0),
  /** When it was first sent or skipped, an instant text. */
  answeredAt: z.string().nullable(),
  /** It was first sent after the agenda had been posted. */
  late: z.boolean(),
});

export type CheckInSection = z.infer<typeof checkInSectionSchema>;
export type Answers = z.infer<typeof answersSchema>;
export type CheckInEntry = z.infer<typeof checkInEntrySchema>;
export type CheckIn = z.infer<typeof checkInSchema>;
