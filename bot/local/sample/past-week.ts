import type { Answers } from '../../../shared/check-in/check-in.ts';
import { decideCheckIn, type CheckInCommand } from '../../../shared/check-in/commands.ts';
import { systemActor } from '../../../shared/core/actor.ts';
import { createCustomerFinder } from '../../../shared/core/customers.ts';
import { toCheckInId, toMeetingId } from '../../../shared/core/ids.ts';
import { addDuration, type DateText, type InstantText } from '../../../shared/core/time.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import { representativesOf, toActor } from '../../../shared/series/people.ts';
import { toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import type { Series } from '../../../shared/series/series.ts';
import { holdMeeting } from './hold-meeting.ts';
import { run, toContext, type Living, type PastAction } from './living.ts';
import type { SampleAnswer, SampleWeek } from './week.ts';

export interface PastWeekInput {
  series: Series;
  week: SampleWeek;
  date: DateText;
  /** The week before. */
  before: Living | null;
  /** Every action given so far. */
  earlier: readonly PastAction[];
  newId: () => string;
}

/** Lives one week by the rules of live weeks: asked, answered, composed, posted, held, closed. Pure. */
export function toPastWeek(input: PastWeekInput): Living {
  const { series, week, date } = input;
  const { checkInOpensAt, agendaPostsAt, startsAt } = toOccurrenceTimes(series.schedule, date);
  const living = begin(input, checkInOpensAt);
  run(living, { kind: 'open' }, { now: checkInOpensAt });
  compose(input, living, checkInOpensAt);
  for (const { by, title } of week.proposals ?? []) {
    const { department } = toActor(series, by);
    const customers = createCustomerFinder(series.customers)(title);
    const item = { title, department, presenterId: by, customers, link: null };
    run(living, { kind: 'add-item', item }, { now: addDuration(checkInOpensAt, 'PT5H'), by });
  }
  const answers = week.answers.map((given) => ({ given, now: toAnswerTime(given, checkInOpensAt) }));
  const onTime = answers.filter(({ now }) => now < agendaPostsAt);
  const late = answers.filter(({ now }) => now >= agendaPostsAt);
  const take = ({ given, now }: (typeof answers)[number]) => {
    answer(living, given, now);
    compose(input, living, now);
  };
  onTime.forEach(take);
  compose(input, living, agendaPostsAt);
  run(living, { kind: 'post-agenda', mayOffer: false }, { now: agendaPostsAt });
  late.forEach(take);
  holdMeeting(living, week.talks, startsAt);
  return living;
}

/** The planned meeting, with everybody asked who is to be asked. */
function begin({ series, date, newId }: PastWeekInput, now: InstantText): Living {
  const { id: seriesId, schedule } = series;
  const meetingId = toMeetingId(seriesId, date);
  const context = { actor: systemActor, now, newId };
  const times = toOccurrenceTimes(schedule, date);
  const meeting = decideMeeting(null, { kind: 'plan', seriesId, meetingId, times, schedule }, context).state;
  const checkIns = representativesOf(series).map(({ personId, department }) => {
    const id = toCheckInId(meetingId, personId);
    const subject = { id, seriesId, meetingId, personId, department, insteadOf: null };
    const ask = { kind: 'ask', subject, prefill: {}, away: false } as const;
    return [personId, decideCheckIn(null, ask, context).state] as const;
  });
  return { series, date, newId, meeting, checkIns: new Map(checkIns), actions: [], parked: [] };
}

function compose({ series, before, earlier }: PastWeekInput, living: Living, now: InstantText): void {
  const open = earlier.filter(({ doneAt }) => doneAt === null || doneAt > now).map(({ action }) => action);
  const carriedOver = before === null ? [] : toCarriedOver(before.meeting, open);
  const checkIns = [...living.checkIns.values()];
  run(living, { kind: 'compose', sources: { series, checkIns, carriedOver } }, { now });
}

function answer(living: Living, given: SampleAnswer, now: InstantText): void {
  const meeting = { agendaPosted: living.meeting.agendaPostedAt !== null, started: false };
  const command: CheckInCommand =
    'skip' in given
      ? { kind: 'skip', reason: given.skip, meeting }
      : {
          kind: 'send',
          answers: toAnswers(given.lines),
          findCustomers: createCustomerFinder(living.series.customers),
          meeting,
        };
  const asked = living.checkIns.get(given.by) ?? null;
  const context = toContext(living, { now, by: given.by });
  living.checkIns.set(given.by, decideCheckIn(asked, command, context).state);
}

function toAnswerTime({ afterHours }: SampleAnswer, opensAt: InstantText): InstantText {
  return addDuration(opensAt, `PT${afterHours.toString()}H`);
}

function toAnswers(lines: Extract<SampleAnswer, { lines: unknown }>['lines']): Answers {
  return Object.fromEntries(Object.entries(lines).map(([section, texts]) => [section, texts.join('\n')]));
}
