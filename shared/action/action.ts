import { z } from 'zod';

export const actionTextLimit = 500;

/** Where an action came up. */
export const actionSourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('direct') }),
  z.strictObject({ kind: z.literal('meeting'), meetingId: z.string(), itemId: z.string().nullable() }),
]);

/** One change of an action, oldest first in its history. */
export const actionChangeSchema = z.strictObject({
  at: z.string(),
  by: z.string(),
  change: z.enum(['created', 'text', 'owner', 'due', 'done', 'reopened', 'decided', 'dropped']),
  /** What was decided when it was settled; empty for everything else. */
  note: z.string().max(1000),
});

/** Something one person will do until a date. */
export const actionSchema = z.strictObject({
  id: z.string(),
  seriesId: z.string(),
  text: z.string().min(1).max(actionTextLimit),
  ownerId: z.string(),
  /** Department of the owner when it was given, or `neither`. */
  department: z.string(),
  /** Calendar date, or null for none. */
  dueOn: z.iso.date().nullable(),
  source: actionSourceSchema,
  /** `dropped`: both sides settled that it will not be done. */
  state: z.enum(['open', 'done', 'dropped']),
  createdAt: z.string(),
  doneAt: z.string().nullable(),
  history: z.array(actionChangeSchema).max(500),
});

export type ActionSource = z.infer<typeof actionSourceSchema>;
export type ActionChange = z.infer<typeof actionChangeSchema>;
export type Action = z.infer<typeof actionSchema>;
