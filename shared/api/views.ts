import { z } from 'zod';
import { actionSchema } from '../action/action.ts';
import { checkInSchema } from '../check-in/check-in.ts';
import { agendaItemSchema, meetingSchema, minutesSchema, readBeforehandSchema } from '../meeting/meeting.ts';
import { personSettingsSchema } from '../person/settings.ts';
import {
  departmentSchema,
  holidaySchema,
  scheduleSchema,
  seriesPersonSchema,
  seriesSchema,
  seriesSettingsSchema,
} from '../series/series.ts';

/** The reader in a series. */
const meSchema = seriesPersonSchema.pick({ personId: true, role: true, department: true });

export const seriesSummarySchema = z.strictObject({ id: z.string(), name: z.string(), me: meSchema });

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
  skip: true,
  moved: true,
});

export const upcomingMeetingSchema = meetingTimesSchema.extend({
  /** Name of the holiday on that day, if it is one. */
  holiday: z.string().nullable(),
});

export const seriesViewSchema = seriesSummarySchema.extend({
  /** Revision of the settings; what `If-Match` of a change carries. */
  version: z.int(),
  state: seriesSchema.shape.state,
  start: seriesSchema.shape.start,
  language: z.string(),
  departments: z.array(departmentSchema),
  people: z.array(seriesPersonSchema),
  schedule: scheduleSchema,
  customers: seriesSchema.shape.customers,
  /** The next meetings, also those that are left out, by date. */
  upcoming: z.array(upcomingMeetingSchema),
  /** The meeting that "This week" shows: the one under way, else the next one. */
  currentMeetingId: z.string().nullable(),
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
  locked: z.boolean(),
  /** Whether the chairs were asked if a meeting is needed, and what they said. */
  offer: meetingSchema.shape.offer,
  attendance: meetingSchema.shape.attendance,
  /** Who is expected: chairs, representatives and those who stand in for one. */
  expected: z.array(z.string()),
  /** When it ends by itself. */
  autoEndsAt: z.string(),
  /** Items of both departments that name the same customer. */
  pairs: z.array(z.strictObject({ customer: z.string(), itemIds: z.tuple([z.string(), z.string()]) })),
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
  minutesVersions: z.array(
    minutesSchema.pick({ version: true, closedAt: true, closedBy: true, reason: true }),
  ),
});

export const checkInViewSchema = checkInSchema.extend({
  version: z.int(),
  /** False once the meeting has begun. */
  open: z.boolean(),
  /** Whether there is an update of an earlier meeting to copy. */
  hasLast: z.boolean(),
  /** Who of the other side named the same customers. */
  notices: z.array(z.strictObject({ customer: z.string(), personId: z.string(), at: z.string() })),
  /** Who could answer in the reader's place. */
  substitutes: z.array(z.string()),
});

/** A channel or chat in which the app is. */
export const placeSchema = z.strictObject({
  id: z.string(),
  type: z.enum(['channel', 'groupChat', 'meeting']),
  name: z.string(),
  seriesId: z.string().nullable(),
});

export const placeViewSchema = placeSchema.extend({
  people: z.array(z.strictObject({ personId: z.string(), name: z.string() })),
  /** The reader, one of these people. */
  meId: z.string(),
  /** Read from the meeting of a meeting's chat; otherwise the usual. */
  proposal: scheduleSchema.pick({ weekday: true, time: true, lengthMinutes: true, zone: true }),
  /** The proposal comes from the meeting that the chat belongs to. */
  isFromMeeting: z.boolean(),
  /** Words that both leaders stand for, to begin with. */
  commitment: z.string(),
});

export const seriesSettingsViewSchema = seriesSettingsSchema.extend({
  version: z.int(),
  name: z.string(),
  language: z.string(),
  departments: z.array(departmentSchema),
  people: z.array(seriesPersonSchema),
  changes: seriesSchema.shape.changes,
  /** People whom the bot cannot write to one to one. */
  unreachable: z.array(z.string()),
  /** People of the channel who are not in the series yet. */
  candidates: z.array(z.strictObject({ personId: z.string(), name: z.string() })),
  hasMail: z.boolean(),
});

export const holidayProposalSchema = z.strictObject({
  countries: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  days: z.array(holidaySchema),
});

/** The weekly meeting for calendars. */
export const calendarSchema = z.strictObject({
  fileName: z.string(),
  /** An iCalendar file (RFC 5545). */
  text: z.string(),
  /** Opens the form for a new meeting in Teams, filled in. */
  schedulingLink: z.string(),
});

/** Somebody who gets the minutes by mail. */
export const recipientSchema = z.strictObject({
  name: z.string(),
  because: z.enum(['absent', 'informed', 'asked']),
  /** No address is known, so nothing can be sent. */
  isReachable: z.boolean(),
});

export const parkedItemSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  department: z.string().nullable(),
  fromMeetingId: z.string(),
  parkedAt: z.string(),
  customers: z.array(z.string()),
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
export type SeriesSettingsView = z.infer<typeof seriesSettingsViewSchema>;
export type Place = z.infer<typeof placeSchema>;
export type PlaceView = z.infer<typeof placeViewSchema>;
export type Recipient = z.infer<typeof recipientSchema>;
export type CheckInView = z.infer<typeof checkInViewSchema>;
export type ParkedItem = z.infer<typeof parkedItemSchema>;
export type PersonSettingsView = z.infer<typeof personSettingsViewSchema>;
export type HistoryEntry = z.infer<typeof historyEntrySchema>;
