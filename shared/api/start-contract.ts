import { z } from 'zod';
import { departmentIdSchema, departmentSchema, scheduleSchema } from '../series/series.ts';
import { idSchema, none, seriesParams, type RouteSchemas } from './route-schemas.ts';
import { seriesViewSchema, placeSchema, placeViewSchema } from './views.ts';
import type { RouteName } from './routes.ts';

const proposalSchema = z.strictObject({
  /** The channel or chat that the series belongs to; see `GET /places`. */
  placeId: z.string().max(300),
  name: z.string().max(120),
  language: z.string().min(2).max(35).default('en'),
  departments: z.array(departmentSchema).length(2),
  schedule: scheduleSchema.partial().extend({ zone: z.string().min(1).max(60) }),
  /** The reader's own department; the other leader is the chair of the other one. */
  ownDepartment: departmentIdSchema,
  otherChairId: idSchema,
  representatives: z.array(z.strictObject({ personId: idSchema, department: departmentIdSchema })).max(40),
  commitment: z.string().max(1000),
});

const startAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('join'),
    commitment: z.string().max(1000).optional(),
    schedule: scheduleSchema.partial().optional(),
  }),
  z.strictObject({ kind: z.literal('not-now'), reason: z.string().max(280).default('') }),
  z.strictObject({ kind: z.literal('ask-again') }),
]);

/** How a series begins, and which channels and chats belong to it. */
export const startContract = {
  proposeSeries: {
    summary:
      'Proposes a weekly meeting to the leader of the other department; nothing is posted before they join.',
    params: none,
    query: none,
    body: proposalSchema,
    response: seriesViewSchema,
  },
  answerStart: {
    summary: 'The other leader joins or says "not now"; the one who asked asks again.',
    params: seriesParams,
    query: none,
    body: startAnswerSchema,
    response: seriesViewSchema,
  },
  listPlaces: {
    summary: 'Channels and chats of the reader in which the app is, with the series that each belongs to.',
    params: none,
    query: none,
    body: null,
    response: z.strictObject({ items: z.array(placeSchema) }),
  },
  getPlace: {
    summary: 'A channel or chat with its people and a proposal for the weekly meeting.',
    params: z.strictObject({ placeId: z.string().max(300) }),
    query: none,
    body: null,
    response: placeViewSchema,
  },
  linkPlace: {
    summary: 'Says that a meeting’s chat belongs to a series.',
    params: z.strictObject({ placeId: z.string().max(300) }),
    query: none,
    body: z.strictObject({ seriesId: idSchema }),
    response: placeSchema,
  },
} as const satisfies Partial<Record<RouteName, RouteSchemas>>;
