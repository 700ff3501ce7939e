import type { CheckInSection } from '../../../shared/check-in/check-in.ts';

/** Somebody's check-in; one who is missing in a week has not answered. */
export type SampleAnswer = {
  by: string;
  /** Hours from the opening of the check-in, Tuesday 09:00; the agenda is posted after 25. */
  afterHours: number;
} & ({ lines: Partial<Record<CheckInSection, readonly string[]>> } | { skip: string });

export interface SampleAction {
  text: string;
  owner: string;
  /** Days from the meeting's date. */
  dueInDays: number;
  /** Days from the meeting's date, in the afternoon; absent for what is still open. */
  doneInDays?: number;
}

/** What was said about one item. */
export interface SampleTalk {
  /** The item's text as it stands in a check-in; for standing items their section, or the department. */
  about: string;
  minutes: number;
  notes?: string;
  decisions?: readonly string[];
  actions?: readonly SampleAction[];
  /** Absent for what was discussed. */
  outcome?: 'defer' | 'park';
}

/** One past week of the sample company. */
export interface SampleWeek {
  answers: readonly SampleAnswer[];
  /** Items that people put on the agenda themselves, on the day the check-in opened. */
  proposals?: readonly { by: string; title: string }[];
  talks: readonly SampleTalk[];
}
