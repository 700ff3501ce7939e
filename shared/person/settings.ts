import { z } from 'zod';

export const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u);

/** What a person has set for themself; it holds in all their series (product.md, "Surfaces"). */
export const personSettingsSchema = z.strictObject({
  /** The person's id: everybody has one record. */
  id: z.string(),
  /** IANA zone; null until the person has confirmed one. */
  zone: z.string().nullable(),
  /** Wall-clock times in the person's zone; `to` is later than `from`. */
  workingHours: z.strictObject({ from: wallTimeSchema, to: wallTimeSchema }),
  /** ISO weekdays in order, at least one: 1 is Monday. */
  workingDays: z.array(z.int().min(1).max(7)).min(1).max(7),
  /** First and last day away, both inclusive: both are set, or neither is. */
  awayFrom: z.iso.date().nullable(),
  awayUntil: z.iso.date().nullable(),
  /** Who answers in the person's place while they are away. */
  substituteId: z.string().nullable(),
  /** BCP 47 tag; null for the language of the series. */
  language: z.string().nullable(),
  /** The person also gets minutes by mail. */
  mailMinutes: z.boolean(),
});

const typed = z.string().max(100);

/** What somebody wants to change, as they typed it; absent fields stay. What is wrong in it is decided (with-edit.ts). */
export const personSettingsEditSchema = z.strictObject({
  zone: typed.nullable().optional(),
  workingHours: z.strictObject({ from: typed, to: typed }).optional(),
  workingDays: z.array(z.number()).max(20).optional(),
  awayFrom: typed.nullable().optional(),
  awayUntil: typed.nullable().optional(),
  substituteId: typed.nullable().optional(),
  language: typed.nullable().optional(),
  mailMinutes: z.boolean().optional(),
});

export type PersonSettings = z.infer<typeof personSettingsSchema>;
export type PersonSettingsEdit = z.infer<typeof personSettingsEditSchema>;

/** The settings of somebody who has not changed any. */
export function toDefaultSettings(personId: string): PersonSettings {
  return {
    id: personId,
    zone: null,
    workingHours: { from: '09:00', to: '17:00' },
    workingDays: [1, 2, 3, 4, 5],
    awayFrom: null,
    awayUntil: null,
    substituteId: null,
    language: null,
    mailMinutes: false,
  };
}
