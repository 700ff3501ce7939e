import { z } from 'zod';
import { decisionLimit, notesLimit, titleLimit } from '../meeting/meeting.ts';
import { agendaSectionSchema, scheduleSchema } from '../series/series.ts';
import { idSchema, meetingParams, none, type RouteSchemas } from './route-schemas.ts';
import { meetingViewSchema, recipientSchema } from './views.ts';
import type { RouteName } from './routes.ts';

const itemParams = z.strictObject({ meetingId: idSchema, itemId: idSchema });

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
  z.strictObject({ kind: z.literal('lock') }),
  z.strictObject({ kind: z.literal('unlock') }),
  z.strictObject({ kind: z.literal('merge'), itemId: idSchema, intoId: idSchema }),
  z.strictObject({ kind: z.literal('unmerge'), itemId: idSchema, mergedId: idSchema }),
  z.strictObject({ kind: z.literal('promote'), parkedId: idSchema }),
  z.strictObject({ kind: z.literal('drop'), itemId: idSchema, reason: z.string().max(decisionLimit) }),
  z.strictObject({ kind: z.literal('attend') }),
  z.strictObject({
    kind: z.literal('set-attendance'),
    personId: idSchema,
    state: z.enum(['present', 'absent']),
  }),
  z.strictObject({ kind: z.literal('answer-offer'), answer: z.enum(['not-needed', 'keep']) }),
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

/** One meeting: its agenda and how it is run. */
export const meetingContract = {
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
  moveMeeting: {
    summary: 'Gives one meeting another time: a date and a wall-clock time in the series’ zone.',
    params: meetingParams,
    query: none,
    body: z.strictObject({
      date: z.iso.date(),
      time: scheduleSchema.shape.time,
      reason: z.string().max(280).default(''),
    }),
    response: meetingViewSchema,
  },
  getRecipients: {
    summary: 'Who gets the minutes by mail when the meeting is closed, and why; for chairs.',
    params: meetingParams,
    query: none,
    body: null,
    response: z.strictObject({ items: z.array(recipientSchema), hasMail: z.boolean() }),
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
} as const satisfies Partial<Record<RouteName, RouteSchemas>>;
