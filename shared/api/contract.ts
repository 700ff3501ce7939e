import { z } from 'zod';
import { actionTextLimit } from '../action/action.ts';
import { answersSchema } from '../check-in/check-in.ts';
import { decisionLimit, notesLimit, titleLimit } from '../meeting/meeting.ts';
import { personSettingsEditSchema } from '../person/settings.ts';
import { agendaSectionSchema } from '../series/series.ts';
import type { RouteName } from './routes.ts';
import {
  actionViewSchema,
  checkInViewSchema,
  historyEntrySchema,
  meetingSummarySchema,
  meetingViewSchema,
  myItemsSchema,
  parkedItemSchema,
  personSettingsViewSchema,
  seriesSummarySchema,
  seriesViewSchema,
} from './views.ts';

/** The schemas of one route. Objects are strict: a key that nobody reads is refused. */
export interface RouteSchemas {
  summary: string;
  params: z.ZodObject;
  query: z.ZodObject;
  body: z.ZodType | null;
  response: z.ZodType;
}

const idSchema = z.string().regex(/^[A-Za-z0-9._~-]{1,200}$/u);
const none = z.strictObject({});
const seriesParams = z.strictObject({ seriesId: idSchema });
const meetingParams = z.strictObject({ meetingId: idSchema });
const itemParams = z.strictObject({ meetingId: idSchema, itemId: idSchema });
const checkInParams = z.strictObject({ meetingId: idSchema, personId: idSchema });

/** Opaque place in a list, from the `nextCursor` of the page before. */
const cursor = z.string().max(400).optional();
const itemId = idSchema.optional();

const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('start') }),
  z.strictObject({ kind: z.literal('next'), from: itemId, to: itemId }),
  z.strictObject({ kind: z.literal('discuss'), itemId }),
  z.strictObject({ kind: z.literal('defer'), itemId }),
  z.strictObject({ kind: z.literal('park'), itemId }),
  z.strictObject({ kind: z.literal('extend'), itemId, minutes: z.int().min(1).max(120) }),
  z.strictObject({ kind: z.literal('decide'), itemId: idSchema, text: z.string().max(decisionLimit) }),
  z.strictObject({ kind: z.literal('undecide'), itemId: idSchema, decisionId: idSchema }),
  z.strictObject({ kind: z.literal('end') }),
  z.strictObject({ kind: z.literal('close') }),
  z.strictObject({ kind: z.literal('reopen'), reason: z.string().max(500) }),
]);

const newItemSchema = z.strictObject({
  title: z.string().max(titleLimit),
  section: agendaSectionSchema.optional(),
  presenterId: idSchema.nullable().optional(),
  plannedMinutes: z.int().min(1).max(480).optional(),
});

const itemEditSchema = z.strictObject({
  title: z.string().max(titleLimit).optional(),
  notes: z.string().max(notesLimit).optional(),
  plannedMinutes: z.int().min(1).max(480).optional(),
  presenterId: idSchema.nullable().optional(),
});

const checkInBodySchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('draft'), answers: answersSchema }),
  z.strictObject({ state: z.literal('sent'), answers: answersSchema }),
  z.strictObject({ state: z.literal('skipped'), reason: z.string().max(280).default('') }),
]);

const newActionSchema = z.strictObject({
  text: z.string().max(actionTextLimit),
  ownerId: idSchema,
  dueOn: z.iso.date().nullable().default(null),
  source: z.strictObject({ meetingId: idSchema, itemId: idSchema.nullable().default(null) }).optional(),
});

const actionEditSchema = z.strictObject({
  text: z.string().max(actionTextLimit).optional(),
  ownerId: idSchema.optional(),
  dueOn: z.iso.date().nullable().optional(),
  state: z.enum(['open', 'done']).optional(),
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

const toPage = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });

/** The API: server, client and OpenAPI document are all made of this table (architecture.md 9). */
export const contract = {
  listSeries: {
    summary: 'The series that the reader belongs to.',
    params: none,
    query: none,
    body: null,
    response: z.strictObject({ items: z.array(seriesSummarySchema) }),
  },
  getSeries: {
    summary: 'A series with its people and settings.',
    params: seriesParams,
    query: none,
    body: null,
    response: seriesViewSchema,
  },
  listMeetings: {
    summary: 'Meetings of a series, the latest first.',
    params: seriesParams,
    query: z.strictObject({ cursor }),
    body: null,
    response: toPage(meetingSummarySchema),
  },
  getMeeting: {
    summary: 'A meeting with its agenda, actions and what is to be read beforehand.',
    params: meetingParams,
    query: none,
    body: null,
    response: meetingViewSchema,
  },
  commandMeeting: {
    summary: 'Runs the meeting: start, go on, settle items, end, close, reopen.',
    params: meetingParams,
    query: none,
    body: commandSchema,
    response: meetingViewSchema,
  },
  addItem: {
    summary: 'Proposes an agenda item.',
    params: meetingParams,
    query: none,
    body: newItemSchema,
    response: meetingViewSchema,
  },
  orderItems: {
    summary: 'Moves an item behind another one, or to the top (`afterId` null).',
    params: meetingParams,
    query: none,
    body: z.strictObject({ itemId: idSchema, afterId: idSchema.nullable() }),
    response: meetingViewSchema,
  },
  editItem: {
    summary: 'Changes fields of an item; refused only where the same field was changed meanwhile.',
    params: itemParams,
    query: none,
    body: itemEditSchema,
    response: meetingViewSchema,
  },
  removeItem: {
    summary: 'Takes an item off the agenda.',
    params: itemParams,
    query: none,
    body: null,
    response: meetingViewSchema,
  },
  getCheckIn: {
    summary: 'A person’s update for a meeting.',
    params: checkInParams,
    query: none,
    body: null,
    response: checkInViewSchema,
  },
  putCheckIn: {
    summary: 'Saves, sends or skips the reader’s own update.',
    params: checkInParams,
    query: none,
    body: checkInBodySchema,
    response: checkInViewSchema,
  },
  listActions: {
    summary: 'Actions of a series, the newest first.',
    params: seriesParams,
    query: z.strictObject({ state: z.enum(['open', 'done']).optional(), owner: idSchema.optional(), cursor }),
    body: null,
    response: toPage(actionViewSchema),
  },
  addAction: {
    summary: 'Captures an action.',
    params: seriesParams,
    query: none,
    body: newActionSchema,
    response: actionViewSchema,
  },
  editAction: {
    summary: 'Changes an action, or marks it done.',
    params: z.strictObject({ actionId: idSchema }),
    query: none,
    body: actionEditSchema,
    response: actionViewSchema,
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
  listMyItems: {
    summary: 'The reader’s open actions and check-ins in all series.',
    params: none,
    query: none,
    body: null,
    response: myItemsSchema,
  },
  getMySettings: {
    summary: 'What the reader has set for themself: zone, working time, absence, language, mail.',
    params: none,
    query: none,
    body: null,
    response: personSettingsViewSchema,
  },
  editMySettings: {
    summary: 'Changes the reader’s own settings; fields that are not given stay.',
    params: none,
    query: none,
    body: personSettingsEditSchema,
    response: personSettingsViewSchema,
  },
} as const satisfies Record<RouteName, RouteSchemas>;

export type Contract = typeof contract;
