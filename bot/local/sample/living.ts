import type { Action } from '../../../shared/action/action.ts';
import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import { systemActor } from '../../../shared/core/actor.ts';
import type { Context } from '../../../shared/core/decide.ts';
import type { DateText, InstantText } from '../../../shared/core/time.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { MeetingEvent } from '../../../shared/meeting/events.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toActor } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';

/** An action of a past week, open as it was when it was given. */
export interface PastAction {
  action: Action;
  /** When it was done, if it was. */
  doneAt: InstantText | null;
}

/** A week while it is lived, and what is left of it. */
export interface Living {
  series: Series;
  date: DateText;
  newId: () => string;
  meeting: Meeting;
  checkIns: Map<string, CheckIn>;
  actions: PastAction[];
  /** What was parked in it. */
  parked: Extract<MeetingEvent, { kind: 'item.parked' }>[];
}

/** Who acts when; nobody stands for the system. */
export interface Moment {
  now: InstantText;
  by?: string;
}

export function toContext({ series, newId }: Pick<Living, 'series' | 'newId'>, { now, by }: Moment): Context {
  return { actor: by === undefined ? systemActor : toActor(series, by), now, newId };
}

/** Runs a command on the meeting of the week. */
export function run(living: Living, command: MeetingCommand, moment: Moment): void {
  const { state, events } = decideMeeting(living.meeting, command, toContext(living, moment));
  living.meeting = state;
  living.parked.push(...events.filter((event) => event.kind === 'item.parked'));
}
