import { z } from 'zod';
import { roles } from '../core/actor.ts';

/** Id of one of the two departments of a series, or `neither` for a person of the channel who is in none of them. */
export const departmentIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/u);

export const departmentSchema = z.strictObject({
  id: departmentIdSchema,
  name: z.string().min(1).max(60),
});

export const seriesPersonSchema = z.strictObject({
  personId: z.string().min(1).max(80),
  name: z.string().min(1).max(120),
  department: departmentIdSchema,
  role: z.enum(roles),
});

/**
 * When the meeting takes place, as people say it: a weekday and a wall-clock time in a zone. Instants are computed from
 * it late, occurrence by occurrence (architecture.md 7).
 */
export const scheduleSchema = z.strictObject({
  /** ISO weekday: 1 is Monday. */
  weekday: z.int().min(1).max(7),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u),
  lengthMinutes: z.int().min(5).max(480),
  /** IANA zone. */
  zone: z.string().min(1).max(60),
  /** How many working days before the meeting the check-in opens, and at which wall-clock time. */
  checkInOpensDays: z.int().min(1).max(10),
  checkInOpensTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u),
  /** How many hours before the meeting the agenda is posted; a check-in is on time until then. */
  agendaPostsHours: z.int().min(0).max(120),
});

/** The parts of an agenda, in the order of product.md "The week" 3. */
export const agendaSections = ['number', 'wins', 'asks', 'departments', 'carried-over', 'close'] as const;
export const agendaSectionSchema = z.enum(agendaSections);

export const agendaTemplateSchema = z.array(
  z.strictObject({ section: agendaSectionSchema, minutes: z.int().min(0).max(240) }),
);

/** The joint weekly meeting of a channel: its settings and its people. */
export const seriesSchema = z.strictObject({
  id: z.string().min(1).max(80),
  tenantId: z.string().min(1).max(80),
  name: z.string().min(1).max(120),
  /** Language of what is posted to everybody, a BCP 47 tag. */
  language: z.string().min(2).max(35),
  departments: z.array(departmentSchema).length(2),
  people: z.array(seriesPersonSchema).max(2000),
  schedule: scheduleSchema,
  template: agendaTemplateSchema,
  createdAt: z.iso.datetime({ precision: 3 }),
});

export type Department = z.infer<typeof departmentSchema>;
export type SeriesPerson = z.infer<typeof seriesPersonSchema>;
export type Schedule = z.infer<typeof scheduleSchema>;
export type AgendaSection = z.infer<typeof agendaSectionSchema>;
export type AgendaTemplate = z.infer<typeof agendaTemplateSchema>;
export type Series = z.infer<typeof seriesSchema>;

/** Default 45 minutes (product.md, "The week" 3); `departments` holds both sides, seven minutes each. */
export const defaultTemplate: AgendaTemplate = [
  { section: 'number', minutes: 3 },
  { section: 'wins', minutes: 5 },
  { section: 'asks', minutes: 12 },
  { section: 'departments', minutes: 14 },
  { section: 'carried-over', minutes: 8 },
  { section: 'close', minutes: 3 },
];

/** Default habits of a new series: Thursday 10:00, 45 minutes, check-in two working days before, agenda a day before. */
export const defaultSchedule: Omit<Schedule, 'zone'> = {
  weekday: 4,
  time: '10:00',
  lengthMinutes: 45,
  checkInOpensDays: 2,
  checkInOpensTime: '09:00',
  agendaPostsHours: 24,
};
