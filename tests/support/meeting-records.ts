import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { english } from '../../shared/locales/catalogue.ts';
import { compileCatalogue } from '../../shared/locales/compile.ts';
import { createTranslate } from '../../shared/locales/translate.ts';
import type { AgendaItem, Meeting } from '../../shared/meeting/meeting.ts';
import { toDefaultSettings, type Series, type SeriesPerson } from '../../shared/series/series.ts';

/** Translates into English, by the real catalogue. */
export const t = createTranslate('en', compileCatalogue(english));

/** Somebody of Sales. */
export function toPerson(fields: Partial<SeriesPerson> & { personId: string }): SeriesPerson {
  return { name: fields.personId, department: 'sales', role: 'member', acting: null, ...fields };
}

/** A series of Sales and Marketing with a chair and a representative each, Thursdays 10:00 in Berlin. */
export function toSeries(fields: Partial<Series> = {}): Series {
  return {
    id: 'series',
    tenantId: 'tenant',
    name: 'Sales and Marketing',
    language: 'en',
    departments: [
      { id: 'sales', name: 'Sales' },
      { id: 'marketing', name: 'Marketing' },
    ],
    people: [
      toPerson({ personId: 'ana', name: 'Ana Ruiz', role: 'chair' }),
      toPerson({ personId: 'ben', name: 'Ben Vogel', department: 'marketing', role: 'chair' }),
      toPerson({ personId: 'cem', name: 'Cem Kaya', role: 'representative' }),
      toPerson({ personId: 'dora', name: 'Dora Lind', department: 'marketing', role: 'representative' }),
    ],
    ...toDefaultSettings('Europe/Berlin'),
    home: 'channel',
    state: 'active',
    start: null,
    revision: 1,
    edited: {},
    changes: [],
    createdAt: '2026-11-01T09:00:00.000Z',
    ...fields,
  };
}

/** The meeting of Thursday 26 November 2026, with its check-in open. */
export function toMeeting(fields: Partial<Meeting> = {}): Meeting {
  return {
    id: 'series.2026-11-26',
    seriesId: 'series',
    date: '2026-11-26',
    startsAt: '2026-11-26T09:00:00.000Z',
    lengthMinutes: 45,
    zone: 'Europe/Berlin',
    checkInOpensAt: '2026-11-24T08:00:00.000Z',
    agendaPostsAt: '2026-11-25T09:00:00.000Z',
    state: 'open',
    skip: null,
    moved: null,
    locked: false,
    offer: null,
    attendance: [],
    reopenedBecause: '',
    agendaPostedAt: null,
    startedAt: null,
    endedAt: null,
    current: null,
    items: [],
    removed: [],
    minutes: [],
    search: { words: [], people: [], departments: [], customers: [] },
    ...fields,
  };
}

/** Cem's check-in for that meeting, asked and not answered. */
export function toCheckIn(fields: Partial<CheckIn> = {}): CheckIn {
  return {
    id: 'series.2026-11-26.cem',
    seriesId: 'series',
    meetingId: 'series.2026-11-26',
    personId: 'cem',
    department: 'sales',
    state: 'asked',
    answers: {},
    marks: [],
    entries: [],
    skipReason: '',
    substituteId: null,
    insteadOf: null,
    snoozedUntil: null,
    noticed: [],
    round: 0,
    answeredAt: null,
    late: false,
    ...fields,
  };
}

/** An item that Cem proposed. */
export function toItem(fields: Partial<AgendaItem> = {}): AgendaItem {
  return {
    id: 'item',
    version: 1,
    edited: {},
    rank: 1,
    section: 'asks',
    title: 'Price list for Contoso',
    department: 'sales',
    presenterId: 'cem',
    plannedMinutes: 5,
    origin: { kind: 'proposed', personId: 'cem', link: null },
    customers: [],
    merged: [],
    late: false,
    outcome: 'open',
    usedSeconds: 0,
    notes: '',
    decisions: [],
    ...fields,
  };
}

/** Every text that a card shows, in order. */
export function textsOf(card: unknown): string[] {
  if (Array.isArray(card)) return card.flatMap(textsOf);
  if (typeof card !== 'object' || card === null) return [];
  const own = 'text' in card && typeof card.text === 'string' ? [card.text] : [];
  return [...own, ...Object.values(card).flatMap(textsOf)];
}

/** The verbs of a card's buttons, and the types of those without. */
export function actionsOf(card: { actions?: unknown }): string[] {
  const actions = (card.actions ?? []) as { type: string; verb?: string }[];
  return actions.map(({ type, verb }) => verb ?? type);
}

/** The verbs of all buttons of a card, also of those among its elements, and the types of those without. */
export function buttonsOf(card: unknown): string[] {
  return findTyped(card, 'Action.').map(({ type, verb }) => (typeof verb === 'string' ? verb : String(type)));
}

/** The ids of a card's inputs, in order. */
export function inputsOf(card: unknown): string[] {
  return findTyped(card, 'Input.').map(({ id }) => String(id));
}

/** Elements and actions by the beginning of their type; what stands in for another one is left out. */
function findTyped(node: unknown, type: string): Record<string, unknown>[] {
  if (Array.isArray(node)) return node.flatMap((one) => findTyped(one, type));
  if (typeof node !== 'object' || node === null) return [];
  const own = 'type' in node && typeof node.type === 'string' && node.type.startsWith(type);
  const inside = Object.entries(node).filter(([key]) => key !== 'fallback' && key !== 'data');
  return [
    ...(own ? [node as Record<string, unknown>] : []),
    ...inside.flatMap(([, value]) => findTyped(value, type)),
  ];
}
