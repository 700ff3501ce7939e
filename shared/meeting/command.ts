import type { Action } from '../action/action.ts';
import type { OccurrenceTimes } from '../series/schedule.ts';
import type { Schedule } from '../series/series.ts';
import type { AgendaSources } from './compose.ts';
import type { AgendaItem, ReadBeforehand } from './meeting.ts';

/** What a person may change of an item; an absent field stays. */
export interface ItemEdit {
  title?: string | undefined;
  notes?: string | undefined;
  plannedMinutes?: number | undefined;
  presenterId?: string | null | undefined;
}

export interface NewItem {
  title: string;
  section?: AgendaItem['section'] | undefined;
  department: string | null;
  presenterId: string | null;
  plannedMinutes?: number | undefined;
}

/** Commands of the clock and of other records. */
export type MeetingSystemCommand =
  | { kind: 'plan'; seriesId: string; meetingId: string; times: OccurrenceTimes; schedule: Schedule }
  | { kind: 'open' }
  | { kind: 'compose'; sources: AgendaSources }
  | { kind: 'post-agenda' };

/** Commands of people. `seenVersion` is the version of the item that the writer had before them. */
export type MeetingPersonCommand =
  | { kind: 'add-item'; item: NewItem }
  | { kind: 'edit-item'; itemId: string; seenVersion: number; edit: ItemEdit }
  | { kind: 'remove-item'; itemId: string; seenVersion: number }
  | { kind: 'order-items'; itemId: string; afterId: string | null }
  | { kind: 'decide'; itemId: string; text: string }
  | { kind: 'undecide'; itemId: string; decisionId: string }
  | { kind: 'start' }
  | { kind: 'next'; from?: string | undefined; to?: string | undefined }
  | { kind: 'discuss' | 'defer' | 'park'; itemId?: string | undefined }
  | { kind: 'extend'; itemId?: string | undefined; minutes: number }
  | { kind: 'end' }
  | { kind: 'close'; actions: Action[]; readBeforehand: ReadBeforehand[]; names: readonly string[] }
  | { kind: 'reopen'; reason: string; isLatest: boolean };

export type MeetingCommand = MeetingSystemCommand | MeetingPersonCommand;

/** The command of one kind. */
export type MeetingCommandOf<Kind extends MeetingCommand['kind']> = Extract<MeetingCommand, { kind: Kind }>;
