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

/** What a person adds to one line in the tab; the line is named by its box and its text. */
export const markSchema = z.strictObject({
  section: checkInSectionSchema,
  text: z.string().max(answerLimit),
  /** Null leaves it to the question mark at the end of the line. */
  discuss: z.boolean().nullable(),
  /** How long it will take in the meeting. */
  minutes: z.int().min(1).max(120).nullable(),
  link: z
    .url({ protocol: /^https?$/u })
    .max(2000)
    .nullable(),
});
export const marksSchema = z.array(markSchema).max(entryLimit);

/** One line of an answer. */
export const checkInEntrySchema = z.strictObject({
  id: z.string(),
  section: checkInSectionSchema,
  text: z.string(),
  /** The person wants to talk about it: the line ended in a question mark, or was marked so. */
  discuss: z.boolean(),
  minutes: z.int().nullable(),
  link: z.string().nullable(),
  /** Customers that the line names, as the series writes them. */
  customers: z.array(z.string()),
});

/** One person's update for one meeting. */
export const checkInSchema = z.strictObject({
  id: z.string(),
  seriesId: z.string(),
  meetingId: z.string(),
  personId: z.string(),
  department: z.string(),
  /**
   * `handed-over`: a substitute was asked instead; `away`: the person was not asked at all; `withdrawn`: the person no
   * longer answers for the department, so nobody waits for it.
   */
  state: z.enum(['asked', 'draft', 'sent', 'skipped', 'handed-over', 'away', 'withdrawn']),
  answers: answersSchema,
  marks: marksSchema,
  entries: z.array(checkInEntrySchema).max(entryLimit),
  skipReason: z.string().max(280),
  /** Who was asked instead. */
  substituteId: z.string().nullable(),
  /** In whose place this person was asked. */
  insteadOf: z.string().nullable(),
  /** The person asked to be left alone until this instant. */
  snoozedUntil: z.string().nullable(),
  /** Customers whose notice ("somebody of the other side named them too") the person has put away. */
  noticed: z.array(z.string()).max(entryLimit),
  /** How often it was sent or skipped. A card carries it, so that a press on an old copy is recognised. */
  round: z.int().min(0),
  /** When it was first sent or skipped, an instant text. */
  answeredAt: z.string().nullable(),
  /** It was sent after the agenda had been posted; editing what was on time leaves it on time. */
  late: z.boolean(),
});

export type CheckInSection = z.infer<typeof checkInSectionSchema>;
export type Mark = z.infer<typeof markSchema>;
export type Answers = z.infer<typeof answersSchema>;
export type CheckInEntry = z.infer<typeof checkInEntrySchema>;
export type CheckIn = z.infer<typeof checkInSchema>;
