import { z } from 'zod';
import { roles } from '../core/actor.ts';
import { departmentIdSchema, seriesSchema } from '../series/series.ts';
import { cursor, idSchema, none, seriesParams, toPage, type RouteSchemas } from './route-schemas.ts';
import {
  seriesSummarySchema,
  seriesViewSchema,
  meetingSummarySchema,
  meetingViewSchema,
  calendarSchema,
  seriesSettingsViewSchema,
  holidayProposalSchema,
  parkedItemSchema,
  historyEntrySchema,
} from './views.ts';
import type { RouteName } from './routes.ts';

const seriesEditSchema = seriesSchema
  .pick({
    name: true,
    language: true,
    departments: true,
    schedule: true,
    template: true,
    holidays: true,
    reminders: true,
    graceMinutes: true,
    customers: true,
    informed: true,
  })
  .partial();

const personEditSchema = z.strictObject({
  department: departmentIdSchema.optional(),
  role: z.enum(roles).optional(),
  /** Lets the person stand in for their chair until the end of this date; null ends it. */
  actingUntil: z.iso.date().nullable().optional(),
});

const historyQuerySchema = z.strictObject({
  q: z.string().max(200).optional(),
  person: idSchema.optional(),
  department: idSchema.optional(),
  customer: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  cursor,
});

/** Series, their settings, people, plan and history. */
export const seriesContract = {
  listSeries: {
    summary: 'The series that the reader belongs to.',
    params: none,
    query: none,
    body: null,
    response: z.strictObject({ items: z.array(seriesSummarySchema) }),
  },
  getFirstView: {
    summary:
      'What a tab shows first, in one answer: the series of the reader, one of them, and its current meeting.',
    params: none,
    /** The series that is wanted; the first one where the reader is not in it. */
    query: z.strictObject({ series: idSchema.optional() }),
    body: null,
    response: z.strictObject({
      items: z.array(seriesSummarySchema),
      series: seriesViewSchema.nullable(),
      meeting: meetingViewSchema.nullable(),
    }),
  },
  getSeries: {
    summary: 'A series with its people and settings.',
    params: seriesParams,
    query: none,
    body: null,
    response: seriesViewSchema,
  },
  editSeries: {
    summary: 'Changes settings; refused only where the same setting was changed meanwhile.',
    params: seriesParams,
    query: none,
    body: seriesEditSchema,
    response: seriesViewSchema,
  },
  getSeriesSettings: {
    summary: 'Every setting, who changed what and when, and who cannot be written to; for chairs.',
    params: seriesParams,
    query: none,
    body: null,
    response: seriesSettingsViewSchema,
  },
  getCalendar: {
    summary: 'The weekly meeting for calendars: an iCalendar file, and a link that schedules it in Teams.',
    params: seriesParams,
    query: none,
    body: null,
    response: calendarSchema,
  },
  addPeople: {
    summary: 'Takes people of the channel into the series.',
    params: seriesParams,
    query: none,
    body: z.strictObject({ personIds: z.array(idSchema).min(1).max(200) }),
    response: seriesViewSchema,
  },
  setPerson: {
    summary: 'Sets somebody’s department and role, or lets them stand in for a chair until a date.',
    params: z.strictObject({ seriesId: idSchema, personId: idSchema }),
    query: none,
    body: personEditSchema,
    response: seriesViewSchema,
  },
  proposeHolidays: {
    summary: 'Public holidays of a country in the next twelve months, to choose from.',
    params: seriesParams,
    query: z.strictObject({ country: z.string().max(8).optional() }),
    body: null,
    response: holidayProposalSchema,
  },
  skipMeeting: {
    summary: 'Leaves the meeting of a date out, with a reason.',
    params: seriesParams,
    query: none,
    body: z.strictObject({ date: z.iso.date(), reason: z.string().max(280) }),
    response: meetingSummarySchema,
  },
  unskipMeeting: {
    summary: 'Puts a meeting back that was left out.',
    params: z.strictObject({ seriesId: idSchema, date: z.iso.date() }),
    query: none,
    body: null,
    response: meetingSummarySchema,
  },
  listMeetings: {
    summary: 'Meetings of a series, the latest first.',
    params: seriesParams,
    query: z.strictObject({ cursor }),
    body: null,
    response: toPage(meetingSummarySchema),
  },
  listParkingLot: {
    summary: 'What was raised and parked.',
    params: seriesParams,
    query: none,
    body: null,
    response: z.strictObject({ items: z.array(parkedItemSchema) }),
  },
  searchHistory: {
    summary: 'Closed meetings, the latest first, filtered by words, people, departments and dates.',
    params: seriesParams,
    query: historyQuerySchema,
    body: null,
    response: toPage(historyEntrySchema),
  },
} as const satisfies Partial<Record<RouteName, RouteSchemas>>;
