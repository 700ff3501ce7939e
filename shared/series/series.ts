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
  /** Set while somebody stands in for their chair: until the end of which date, and what they were before. */
  acting: z.strictObject({ until: z.iso.date(), role: z.enum(roles) }).nullable(),
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

export const agendaTemplateSchema = z
  .array(z.strictObject({ section: agendaSectionSchema, minutes: z.int().min(0).max(240) }))
  .min(1);

/** Longest list of customers that lines are compared with. */
export const customerLimit = 2000;

export const holidaySchema = z.strictObject({ date: z.iso.date(), name: z.string().min(1).max(120) });

/** Days on which nobody works, chosen by the chairs from a country's public holidays. */
export const holidaysSchema = z.strictObject({
  /** ISO 3166 code of the country that days are proposed for, or null. */
  country: z.string().max(8).nullable(),
  days: z.array(holidaySchema).max(400),
});

/** Somebody outside of the channel who gets the minutes by mail. */
export const informedSchema = z.strictObject({ name: z.string().min(1).max(120), email: z.email().max(254) });

/** What chairs can set besides names and people. */
export const seriesSettingsSchema = z.strictObject({
  schedule: scheduleSchema,
  template: agendaTemplateSchema,
  holidays: holidaysSchema,
  /** How often somebody who has not answered is reminded. */
  reminders: z.int().min(0).max(2),
  /** How long after its slot a meeting that still runs ends by itself. */
  graceMinutes: z.int().min(0).max(120),
  /** Names that are recognised in what people write. */
  customers: z.array(z.string().min(1).max(120)).max(customerLimit),
  informed: z.array(informedSchema).max(200),
});

/** How a series begins: one leader asks, the other answers (product.md, "Start"). */
export const startSchema = z.strictObject({
  addedBy: z.string(),
  otherChairId: z.string(),
  /** Three sentences that both leaders stand for. */
  commitment: z.string().min(1).max(1000),
  answer: z.enum(['waiting', 'joined', 'not-now']),
  /** Why not now, in the other leader's words; empty where nothing was said. */
  reason: z.string().max(280),
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
});

/** Who changed which setting when; values as short texts for people who want to know. */
export const settingChangeSchema = z.strictObject({
  at: z.string(),
  by: z.string(),
  field: z.string(),
  before: z.string(),
  after: z.string(),
});

/** Fields that people change, each with the revision in which it last changed. */
export const editableSeriesFields = [
  'name',
  'language',
  'departments',
  'schedule',
  'template',
  'holidays',
  'reminders',
  'graceMinutes',
  'customers',
  'informed',
] as const;

/** The joint weekly meeting of a channel: its settings and its people. */
export const seriesSchema = seriesSettingsSchema.extend({
  id: z.string().min(1).max(120),
  tenantId: z.string().min(1).max(80),
  name: z.string().min(1).max(120),
  /** Language of what is posted to everybody, a BCP 47 tag. */
  language: z.string().min(2).max(35),
  departments: z.array(departmentSchema).length(2),
  people: z.array(seriesPersonSchema).max(2000),
  /** The channel or chat where its cards go; null where none was linked yet. */
  home: z.string().nullable(),
  /** Nothing is planned or posted for a proposed one. */
  state: z.enum(['proposed', 'active']),
  /** Null for a series that was not begun by asking. */
  start: startSchema.nullable(),
  /** Grows by one with every change of settings or people. */
  revision: z.int().min(1),
  edited: z.partialRecord(z.enum(editableSeriesFields), z.int()),
  /** The latest 200 changes, oldest first. */
  changes: z.array(settingChangeSchema).max(200),
  createdAt: z.iso.datetime({ precision: 3 }),
});

export type Department = z.infer<typeof departmentSchema>;
export type SeriesPerson = z.infer<typeof seriesPersonSchema>;
export type Schedule = z.infer<typeof scheduleSchema>;
export type AgendaSection = z.infer<typeof agendaSectionSchema>;
export type AgendaTemplate = z.infer<typeof agendaTemplateSchema>;
export type Holiday = z.infer<typeof holidaySchema>;
export type Start = z.infer<typeof startSchema>;
export type SettingChange = z.infer<typeof settingChangeSchema>;
export type EditableSeriesField = (typeof editableSeriesFields)[number];
export type SeriesSettings = z.infer<typeof seriesSettingsSchema>;
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

/** The settings of a new series; only the zone is not known beforehand. */
export function toDefaultSettings(zone: string): SeriesSettings {
  return {
    schedule: { ...defaultSchedule, zone },
    template: defaultTemplate,
    holidays: { country: null, days: [] },
    reminders: 1,
    graceMinutes: 15,
    customers: [],
    informed: [],
  };
}
