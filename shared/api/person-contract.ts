import { z } from 'zod';
import { actionTextLimit } from '../action/action.ts';
import { answersSchema, marksSchema } from '../check-in/check-in.ts';
import { personSettingsEditSchema } from '../person/settings.ts';
import { cursor, idSchema, none, seriesParams, toPage, type RouteSchemas } from './route-schemas.ts';
import { actionViewSchema, checkInViewSchema, myItemsSchema, personSettingsViewSchema } from './views.ts';
import type { RouteName } from './routes.ts';

const checkInParams = z.strictObject({ meetingId: idSchema, personId: idSchema });

const checkInBodySchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('draft'), answers: answersSchema, marks: marksSchema.optional() }),
  z.strictObject({ state: z.literal('sent'), answers: answersSchema, marks: marksSchema.optional() }),
  z.strictObject({ state: z.literal('skipped'), reason: z.string().max(280).default('') }),
]);

const checkInCommandSchema = z.discriminatedUnion('kind', [
  /** Adds what was sent for the meeting before to the draft. */
  z.strictObject({ kind: z.literal('copy-last') }),
  z.strictObject({ kind: z.literal('hand-over'), substituteId: idSchema }),
  z.strictObject({ kind: z.literal('snooze'), for: z.enum(['hour', 'tomorrow']) }),
  z.strictObject({ kind: z.literal('dismiss-notice'), customer: z.string().max(200) }),
  /** Puts one item for both on the agenda. */
  z.strictObject({ kind: z.literal('put-together'), customer: z.string().max(200) }),
]);

const settlementSchema = z.discriminatedUnion('how', [
  z.strictObject({
    how: z.literal('decide'),
    note: z.string().max(1000),
    dueOn: z.iso.date().nullable().default(null),
  }),
  z.strictObject({
    how: z.literal('delegate'),
    note: z.string().max(1000).default(''),
    ownerId: idSchema,
    dueOn: z.iso.date().nullable().default(null),
  }),
  z.strictObject({ how: z.literal('drop'), note: z.string().max(1000) }),
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

/** What one person gives and does: updates, actions, settings. */
export const personContract = {
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
  commandCheckIn: {
    summary: 'Copies the last update, hands it over, puts it off, or answers a notice.',
    params: checkInParams,
    query: none,
    body: checkInCommandSchema,
    response: checkInViewSchema,
  },
  listActions: {
    summary: 'Actions of a series, the newest first.',
    params: seriesParams,
    query: z.strictObject({
      state: z.enum(['open', 'done', 'dropped']).optional(),
      owner: idSchema.optional(),
      cursor,
    }),
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
  settleAction: {
    summary: 'Settles an action that stays undone: decide, delegate or drop.',
    params: z.strictObject({ actionId: idSchema }),
    query: none,
    body: settlementSchema,
    response: actionViewSchema,
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
} as const satisfies Partial<Record<RouteName, RouteSchemas>>;
