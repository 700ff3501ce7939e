import { z } from 'zod';

const id = z.string().min(1).max(200);

/** Longest text behind a command that a card carries on; whatever people may write is shorter. */
export const commandTextLimit = 2000;

/**
 * Payload of the verbs on cards that answer what somebody wrote, or that greet. Card data is untrusted input: each verb is
 * parsed by its schema and rights are checked again (acceptance.md 2.2).
 */
export const chatVerbs = {
  /** Stands for a written command, perhaps for one of several series. */
  command: z.object({
    command: z.string().max(40),
    rest: z.string().max(commandTextLimit).default(''),
    seriesId: id.optional(),
    mentioned: z
      .array(z.object({ name: z.string().max(300), personId: z.string().max(80).nullable() }))
      .max(20)
      .default([]),
  }),
  /** Takes back an item that was proposed in the chat; `version` is the item's when the card was made. */
  'item.undo': z.object({ meetingId: id, itemId: id, version: z.coerce.number().int().min(1) }),
  /** A person says which department they belong to. */
  'department.choose': z.object({ seriesId: id, department: id }),
} as const;

export type ChatVerb = keyof typeof chatVerbs;
