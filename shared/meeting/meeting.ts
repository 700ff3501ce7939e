import { z } from 'zod';
import { actionSchema } from '../action/action.ts';
import { checkInSectionSchema } from '../check-in/check-in.ts';
import { agendaSectionSchema } from '../series/series.ts';

/** An agenda holds at most this many items; more are refused in words (architecture.md 3). */
export const agendaLimit = 200;
/** So many items can be merged into one. */
export const mergedLimit = 50;
export const titleLimit = 300;
export const notesLimit = 20_000;
export const decisionLimit = 1000;
/** How many decisions one item holds. */
export const decisionsLimit = 100;

/** Why an item is on the agenda. Everything that a reader is told about its origin is made of this. */
export const itemOriginSchema = z.discriminatedUnion('kind', [
  /** It stands on every agenda. `department` for the two rounds of news. */
  z.strictObject({
    kind: z.literal('standing'),
    section: agendaSectionSchema,
    department: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('check-in'),
    entryId: z.string(),
    personId: z.string(),
    section: checkInSectionSchema,
  }),
  /** Not finished in an earlier meeting. `weeks` counts how often it was carried over, from 1. */
  z.strictObject({
    kind: z.literal('carried-over'),
    itemId: z.string(),
    /** The item in all meetings before, oldest first: an action that came up in any of them keeps it alive. */
    lineage: z.array(z.string()).max(520),
    fromDate: z.iso.date(),
    weeks: z.int().min(1),
    because: z.enum(['not-discussed', 'deferred', 'open-action']),
  }),
  /** By hand; `link` leads to the chat message that it was made of. */
  z.strictObject({ kind: z.literal('proposed'), personId: z.string(), link: z.string().nullable() }),
  /** Parked in an earlier meeting and put on this one by somebody. */
  z.strictObject({
    kind: z.literal('parked'),
    parkedId: z.string(),
    fromDate: z.iso.date(),
    personId: z.string(),
  }),
]);

export const decisionSchema = z.strictObject({
  id: z.string(),
  text: z.string().min(1).max(decisionLimit),
  at: z.string(),
  by: z.string(),
});

/** The fields of an item that people edit; each remembers the version in which it last changed. */
export const editableFields = ['title', 'notes', 'plannedMinutes', 'presenterId'] as const;

/** An item that was merged into another one, as it was when it was open: unmerging brings it back. */
export const mergedItemSchema = z.strictObject({
  id: z.string(),
  /** Grows by one with every change of this item. */
  version: z.int().min(1),
  /** For each edited field, the item's version in which it last changed. */
  edited: z.partialRecord(z.enum(editableFields), z.int()),
  /** Items are shown and discussed by rank, then by id. */
  rank: z.number(),
  section: agendaSectionSchema,
  title: z.string().max(titleLimit),
  department: z.string().nullable(),
  presenterId: z.string().nullable(),
  plannedMinutes: z.int().min(0).max(480),
  origin: itemOriginSchema,
  /** It came after the agenda had been posted. */
  late: z.boolean(),
  /** Customers that it is about, as the series writes them; merged items have their own. */
  customers: z.array(z.string()),
  usedSeconds: z.number().min(0),
  notes: z.string().max(notesLimit),
  decisions: z.array(decisionSchema).max(decisionsLimit),
});

export const agendaItemSchema = mergedItemSchema.extend({
  /** `dropped`: the chairs settled that it is not taken up again. */
  outcome: z.enum(['open', 'discussed', 'deferred', 'parked', 'dropped']),
  merged: z.array(mergedItemSchema).max(mergedLimit),
});

/** Who was there. People who are not listed were not expected, or nobody said. */
export const attendanceSchema = z.array(
  z.strictObject({ personId: z.string(), state: z.enum(['present', 'absent']) }),
);

/** One person's lines that are read before the meeting rather than discussed in it. */
export const readBeforehandSchema = z.strictObject({
  personId: z.string(),
  department: z.string(),
  late: z.boolean(),
  entries: z.array(z.strictObject({ section: checkInSectionSchema, text: z.string() })),
});

/** What was sent as the record of a meeting. It never changes; reopening leads to a next version. */
export const minutesSchema = z.strictObject({
  version: z.int().min(1),
  closedAt: z.string(),
  closedBy: z.string(),
  /** Why the meeting was opened again before this version; empty for the first. */
  reason: z.string(),
  attendance: attendanceSchema,
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  items: z.array(agendaItemSchema),
  actions: z.array(actionSchema),
  readBeforehand: z.array(readBeforehandSchema),
});

/** Why an occurrence does not take place. */
export const skipSchema = z.strictObject({
  /** `rule`: the schedule no longer has this day. `not-held`: nobody started it. `not-needed`: both chairs said so. */
  kind: z.enum(['by-hand', 'rule', 'not-held', 'not-needed']),
  reason: z.string().max(280),
  by: z.string(),
  at: z.string(),
});

/** One dated occurrence of a series (product.md, "Records"). All times are instant texts. */
export const meetingSchema = z.strictObject({
  id: z.string(),
  seriesId: z.string(),
  /** The date that the rule of the series gave it; it names the occurrence even when the meeting is moved. */
  date: z.iso.date(),
  startsAt: z.string(),
  lengthMinutes: z.int(),
  zone: z.string(),
  checkInOpensAt: z.string(),
  agendaPostsAt: z.string(),
  state: z.enum(['planned', 'open', 'running', 'ended', 'closed', 'skipped']),
  skip: skipSchema.nullable(),
  /** Set when it was moved by hand: where it stood before, and why. */
  moved: z
    .strictObject({ from: z.string(), reason: z.string().max(280), by: z.string(), at: z.string() })
    .nullable(),
  /** Only chairs change the order of a locked agenda or add to it; late check-ins are still appended. */
  locked: z.boolean(),
  /** The chairs were asked whether a meeting is needed; who said that it is not, or that it is. */
  offer: z.strictObject({ notNeeded: z.array(z.string()), keptBy: z.string().nullable() }).nullable(),
  attendance: attendanceSchema,
  /** Why it was opened again, while its next minutes are not sent yet. */
  reopenedBecause: z.string().max(500),
  agendaPostedAt: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  /** The item under discussion and since when. */
  current: z.strictObject({ itemId: z.string(), since: z.string() }).nullable(),
  items: z.array(agendaItemSchema).max(agendaLimit),
  /** Sources of items that were taken off by hand (compose.ts): composing again does not bring them back. */
  removed: z.array(z.string()).max(2000),
  minutes: z.array(minutesSchema),
  /** What History finds the meeting by; filled when it is closed. */
  search: z.strictObject({
    words: z.array(z.string()),
    people: z.array(z.string()),
    departments: z.array(z.string()),
    /** Folded names (core/customers.ts). */
    customers: z.array(z.string()),
  }),
});

export type ItemOrigin = z.infer<typeof itemOriginSchema>;
export type MergedItem = z.infer<typeof mergedItemSchema>;
export type Attendance = z.infer<typeof attendanceSchema>;
export type Skip = z.infer<typeof skipSchema>;
export type ItemDecision = z.infer<typeof decisionSchema>;
export type EditableField = (typeof editableFields)[number];
export type AgendaItem = z.infer<typeof agendaItemSchema>;
export type ReadBeforehand = z.infer<typeof readBeforehandSchema>;
export type Minutes = z.infer<typeof minutesSchema>;
export type Meeting = z.infer<typeof meetingSchema>;
