import { describe, expect, it } from '@jest/globals';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { Meeting, Skip } from '../../../shared/meeting/meeting.ts';
import { toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import { ana, kindsOf, now, refusalOf, toContext } from '../../support/builders.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const { schedule } = toSeries();
const date = '2026-11-26';
const times = toOccurrenceTimes(schedule, date);
const occurrence = { seriesId: 'series', meetingId: `series.${date}`, times, schedule };
const earlier = { ...schedule, time: '09:00', lengthMinutes: 30 };
const replan = {
  kind: 'plan',
  ...occurrence,
  schedule: earlier,
  times: toOccurrenceTimes(earlier, date),
} as const;
const planned = toMeeting({ state: 'planned' });
const open = toMeeting();
const afterStart = '2026-11-26T09:00:00.000Z';

const decide = (state: Meeting | null, command: MeetingCommand, actor = ana, at = now) =>
  decideMeeting(state, command, toContext({ actor, now: at }));
const byClock = (state: Meeting | null, command: MeetingCommand) =>
  decideMeeting(state, command, toContext());
const skip = (reason = ' Trade fair ') => ({ kind: 'skip', reason, isOfRule: true, ...occurrence }) as const;
const toSkipped = (kind: Skip['kind'], fields: Partial<Meeting> = {}) =>
  toMeeting({ state: 'skipped', skip: { kind, reason: '', by: 'ana', at: now }, ...fields });
const busy = ['running', 'ended', 'closed'] as const;

describe('planning again', () => {
  it('brings a meeting that is only planned to what the schedule says now', () => {
    const { state, events } = byClock(planned, replan);
    expect(state).toEqual({ ...planned, ...replan.times, lengthMinutes: 30 });
    expect(kindsOf(events)).toEqual(['meeting.planned']);
    expect(byClock(state, replan)).toEqual({ state, events: [] });
  });

  it.each<[string, Meeting]>([
    ['opened', open],
    ['running', toMeeting({ state: 'running' })],
    ['closed', toMeeting({ state: 'closed' })],
    ['moved by hand', { ...planned, moved: { from: planned.startsAt, reason: '', by: 'ana', at: now } }],
    ['left out by hand', toSkipped('by-hand')],
    ['not held', toSkipped('not-held')],
    ['not needed', toSkipped('not-needed')],
  ])('leaves one that is %s', (_, state) => {
    expect(byClock(state, replan)).toEqual({ state, events: [] });
  });

  it('brings back what the schedule had lost', () => {
    const { state: lost, events } = byClock(planned, { kind: 'withdraw' });
    expect(lost).toMatchObject({ state: 'skipped', skip: { kind: 'rule', by: 'system', reason: '' } });
    expect(kindsOf(events)).toEqual(['meeting.skipped']);
    const { state } = byClock(lost, { kind: 'plan', ...occurrence });
    expect(state).toEqual(planned);
  });

  it('takes back nothing that people were asked for, or moved', () => {
    const moved = byClock(planned, { kind: 'move', times: replan.times, reason: '' }).state;
    for (const state of [
      open,
      moved,
      toSkipped('by-hand'),
      ...busy.map((one) => toMeeting({ state: one })),
    ]) {
      expect(byClock(state, { kind: 'withdraw' }).state).toBe(state);
    }
  });
});

describe('leaving a meeting out', () => {
  it.each([null, planned, open, toSkipped('rule'), toSkipped('not-needed')])(
    'keeps the reason and who said so (%#)',
    (before) => {
      const { state, events } = decide(before, skip());
      expect(state).toMatchObject({
        state: 'skipped',
        skip: { kind: 'by-hand', reason: 'Trade fair', by: 'ana', at: now },
      });
      expect(kindsOf(events)).toEqual(['meeting.skipped']);
      expect(decide(state, skip('Other'))).toEqual({ state, events: [] });
    },
  );

  it('keeps what stands on its agenda', () => {
    const items = [toItem()];
    expect(decide(toMeeting({ items }), skip()).state.items).toBe(items);
  });

  it.each([
    [' ', 'required'],
    ['x'.repeat(281), 'too-long'],
  ])('is refused for the reason %.5j', (reason, problem) => {
    expect(refusalOf(() => decide(open, skip(reason)))).toMatchObject({
      fields: [{ path: 'reason', problem }],
    });
  });

  it('is refused once it has begun or should have', () => {
    for (const state of busy) {
      expect(refusalOf(() => decide(toMeeting({ state }), skip()))).toMatchObject({
        code: 'wrong-state',
        state,
      });
    }
    expect(refusalOf(() => decide(open, skip(), ana, afterStart))).toMatchObject({
      fields: [{ path: 'date', problem: 'in-the-past' }],
    });
  });

  it('that nobody started, the clock does', () => {
    for (const before of [planned, open]) {
      const { state, events } = byClock(before, { kind: 'lapse' });
      expect(state).toMatchObject({ state: 'skipped', skip: { kind: 'not-held', by: 'system' } });
      expect(kindsOf(events)).toEqual(['meeting.skipped']);
    }
    for (const state of [...busy.map((one) => toMeeting({ state: one })), toSkipped('by-hand')]) {
      expect(byClock(state, { kind: 'lapse' }).state).toBe(state);
    }
  });
});

describe('putting a meeting back', () => {
  it('before its check-in opens plans it', () => {
    const at = '2026-11-23T08:00:00.000Z';
    const { state, events } = decide(toSkipped('by-hand'), { kind: 'unskip' }, ana, at);
    expect(state).toEqual(planned);
    expect(kindsOf(events)).toEqual(['meeting.unskipped']);
    expect(decide(state, { kind: 'unskip' })).toEqual({ state, events: [] });
  });

  it('after that asks people at once', () => {
    const offer = { notNeeded: ['ana', 'ben'], keptBy: null };
    const { state, events } = decide(toSkipped('not-needed', { offer }), { kind: 'unskip' });
    expect(state).toEqual(open);
    expect(kindsOf(events)).toEqual(['meeting.unskipped', 'meeting.opened']);
    expect(decide(state, { kind: 'unskip' })).toEqual({ state, events: [] });
  });

  it('posts no agenda twice: what was posted stays posted', () => {
    const posted = toSkipped('by-hand', { agendaPostedAt: now });
    const { state } = decide(posted, { kind: 'unskip' });
    expect(byClock(state, { kind: 'post-agenda', mayOffer: true })).toEqual({ state, events: [] });
  });

  it('is refused once its time is over, and for one that has begun', () => {
    expect(refusalOf(() => decide(toSkipped('not-held'), { kind: 'unskip' }, ana, afterStart))).toMatchObject(
      {
        fields: [{ path: 'date', problem: 'in-the-past' }],
      },
    );
    for (const state of busy) {
      expect(refusalOf(() => decide(toMeeting({ state }), { kind: 'unskip' })).code).toBe('wrong-state');
    }
  });
});

describe('moving a meeting', () => {
  const friday = toOccurrenceTimes(schedule, '2026-11-27');
  const move = (to = friday, reason = ' Flight ') => ({ kind: 'move', times: to, reason }) as const;

  it('gives it other times and keeps its name', () => {
    const { state, events } = decide(planned, move());
    expect(state).toEqual({
      ...planned,
      ...friday,
      date,
      moved: { from: planned.startsAt, reason: 'Flight', by: 'ana', at: now },
    });
    expect(kindsOf(events)).toEqual(['meeting.moved']);
    expect(decide(state, move(friday, 'Other words'))).toEqual({ state, events: [] });
  });

  it('with its check-in open leaves the check-in open, and posts the agenda at its new time', () => {
    const { state } = decide(open, move());
    expect(state.checkInOpensAt).toBe(open.checkInOpensAt);
    expect(state.agendaPostsAt).toBe(friday.agendaPostsAt);
    expect(state.state).toBe('open');
  });

  it('to a time whose agenda should be posted by now makes that due at once', () => {
    const today = {
      ...friday,
      startsAt: '2026-11-25T14:00:00.000Z',
      agendaPostsAt: '2026-11-24T14:00:00.000Z',
    };
    const { state } = decide(open, move(today));
    expect(state.agendaPostsAt < now).toBe(true);
    expect(byClock(state, { kind: 'post-agenda', mayOffer: false }).state.agendaPostedAt).toBe(now);
  });

  it('after the agenda was posted leaves when that was', () => {
    const posted = toMeeting({ agendaPostedAt: now });
    expect(decide(posted, move()).state.agendaPostsAt).toBe(posted.agendaPostsAt);
  });

  it('again remembers where it stood first; back there it is like any other', () => {
    const once = decide(planned, move()).state;
    const monday = toOccurrenceTimes(schedule, '2026-11-30');
    const twice = decide(once, move(monday)).state;
    expect(twice.moved?.from).toBe(planned.startsAt);
    const back = decide(twice, move(times));
    expect(back.state).toEqual(planned);
    expect(kindsOf(back.events)).toEqual(['meeting.moved']);
  });

  it('is refused into the past, with a long reason, and once it has begun or is left out', () => {
    const past = { ...times, startsAt: now };
    expect(refusalOf(() => decide(open, move(past)))).toMatchObject({
      fields: [{ path: 'startsAt', problem: 'in-the-past' }],
    });
    expect(refusalOf(() => decide(open, move(friday, 'x'.repeat(281))))).toMatchObject({
      fields: [{ path: 'reason', problem: 'too-long' }],
    });
    for (const state of [toSkipped('by-hand'), ...busy.map((one) => toMeeting({ state: one }))]) {
      expect(refusalOf(() => decide(state, move())).code).toBe('wrong-state');
    }
  });
});
