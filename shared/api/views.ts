import { z } from 'zod';
import { actionSchema } from '../action/action.ts';
import { checkInSchema } from '../check-in/check-in.ts';
import { agendaItemSchema, meetingSchema, minutesSchema, readBeforehandSchema } from '../meeting/meeting.ts';
import { personSettingsSchema } from '../person/settings.ts';
import { departmentSchema, scheduleSchema, seriesPersonSchema } from '../series/series.ts';

/** The reader in a series. */
const meSchema = seriesPersonSchema.pick({ personId: true, role: true, department: true });

export const seriesSummarySchema = z.strictObject({ id: z.string(), name: z.string(), me: meSchema });

export const seriesViewSchema = seriesSummarySchema.extend({
  version: z.int(),
  language: z.string(),
  departments: z.array(departmentSchema),
  people: z.array(seriesPersonSchema),
  schedule: scheduleSchema,
  /** The meeting that "This week" shows: the one under way, else the next one. */
  currentMeetingId: z.string().nullable(),
});

const meetingTimesSchema = meetingSchema.pick({
  id: true,
  seriesId: true,
  date: true,
  startsAt: true,
  lengthMinutes: true,
  zone: true,
  state: true,
  startedAt: true,
  endedAt: true,
});

export const meetingSummarySchema = meetingTimesSchema.extend({
  itemCount: z.int(),
  decisionCount: z.int(),
  actionCount: z.int(),
});

/** An agenda item as it is read; the versions of its fields stay inside. */
export const itemViewSchema = agendaItemSchema.omit({ edited: true, rank: true });

export const actionViewSchema = actionSchema.omit({ history: true }).extend({ version: z.int() });

/** A whole meeting in one answer: a tab needs no second request for it. */
export const meetingViewSchema = meetingTimesSchema.extend({
  version: z.int(),
  /** The server's time when it answered; clocks on the screen count from it. */
  now: z.string(),
  checkInOpensAt: z.string(),
  agendaPostsAt: z.string(),
  agendaPostedAt: z.string().nullable(),
  current: meetingSchema.shape.current,
  items: z.array(itemViewSchema),
  plannedMinutes: z.int(),
  readBeforehand: z.array(readBeforehandSchema),
  /** Open actions of the series and those of this meeting. */
  actions: z.array(actionViewSchema),
  checkIns: z.strictObject({
    asked: z.int(),
    answered: z.int(),
    /** The reader's own check-in, null for people who are not asked. */
    mine: checkInSchema.shape.state.nullable(),
    /** Who is still to answer; only a chair is told, and only of the own department. */
    waitingFor: z.array(z.string()),
  }),
  /** The minutes that were sent, newest first, without their content except the newest. */
  minutes: minutesSchema.nullable(),
  minutesVersions: z.array(minutesSchema.pick({ version: true, closedAt: true, closedBy: true })),
});

export const checkInViewSchema = checkInSchema.extend({
  version: z.int(),
  /** False once the meeting has begun. */
  open: z.boolean(),
});

export const parkedItemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  department: z.string().nullable(),
  fromMeetingId: z.string(),
  parkedAt: z.string(),
});

export const historyEntrySchema = meetingSummarySchema.extend({
  /** Titles, decisions and actions in which the words were found; the first items where nothing was asked for. */
  excerpts: z.array(z.string()),
});

export const myItemsSchema = z.strictObject({
  actions: z.array(actionViewSchema),
  checkIns: z.array(checkInViewSchema.pick({ id: true, meetingId: true, seriesId: true, state: true })),
});

export const personSettingsViewSchema = personSettingsSchema.extend({
  /** 0 while nothing was changed. */
  version: z.int(),
  /** Who can be chosen to answer in the reader's place. */
  substitutes: z.array(seriesPersonSchema.pick({ personId: true, name: true })),
});

export type SeriesView = z.infer<typeof seriesViewSchema>;
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;
export type ItemView = z.infer<typeof itemViewSchema>;
export type ActionView = z.infer<typeof actionViewSchema>;
export type MeetingView = z.infer<typeof meetingViewSchema>;
export type CheckInView = z.infer<typeof checkInViewSchema>;
export type ParkedItem = z.infer<typeof parkedItemSchema>;
export type PersonSettingsView = z.infer<typeof personSettingsViewSchema>;
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
