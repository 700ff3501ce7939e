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
  customers: string[];
  /** The chat message that it was made of. */
  link: string | null;
}

/** Something that was parked in an earlier meeting. */
export interface Promoted {
  parkedId: string;
  title: string;
  department: string | null;
  fromDate: string;
  customers: string[];
}

interface Planned {
  seriesId: string;
  meetingId: string;
  times: OccurrenceTimes;
  schedule: Schedule;
}

/** Commands of the clock and of other records. */
export type MeetingSystemCommand =
  | ({ kind: 'plan' } & Planned)
  /** The schedule no longer has this day. */
  | { kind: 'withdraw' }
  | { kind: 'open' }
  | { kind: 'compose'; sources: AgendaSources }
  /** `mayOffer`: the chairs may be asked whether a meeting is needed (never three weeks running). */
  | { kind: 'post-agenda'; mayOffer: boolean }
  /** Nobody started it in its time. */
  | { kind: 'lapse' };

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
  | { kind: 'lock' | 'unlock' }
  | { kind: 'merge'; itemId: string; intoId: string }
  | { kind: 'unmerge'; itemId: string; mergedId: string }
  | { kind: 'promote'; parked: Promoted }
  | { kind: 'drop'; itemId: string; reason: string }
  | { kind: 'attend' }
  | { kind: 'set-attendance'; personId: string; state: 'present' | 'absent' }
  /** `sides`: for each department its chair, and who stands in for them; one of each is enough. */
  | { kind: 'answer-offer'; answer: 'not-needed' | 'keep'; sides: readonly (readonly string[])[] }
  /** `isOfRule`: the schedule has this day, near enough to be planned for. */
  | ({ kind: 'skip'; reason: string; isOfRule: boolean } & Planned)
  | { kind: 'unskip' }
  | {
      kind: 'move';
      times: Pick<OccurrenceTimes, 'startsAt' | 'checkInOpensAt' | 'agendaPostsAt'>;
      reason: string;
    }
  | {
      kind: 'close';
      actions: Action[];
      readBeforehand: ReadBeforehand[];
      /** Names of the people in it, to be found by. */
      names: readonly string[];
      findCustomers: (text: string) => string[];
    }
  | { kind: 'reopen'; reason: string; isLatest: boolean };

export type MeetingCommand = MeetingSystemCommand | MeetingPersonCommand;

/** The command of one kind. */
export type MeetingCommandOf<Kind extends MeetingCommand['kind']> = Extract<MeetingCommand, { kind: Kind }>;
