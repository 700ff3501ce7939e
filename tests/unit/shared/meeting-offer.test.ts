import { describe, expect, it } from '@jest/globals';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import { ana, kindsOf, refusalOf, toActor, toContext } from '../../support/builders.ts';
import { toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const ben = toActor('chair', { personId: 'ben', department: 'marketing' });
const date = '2026-11-26';
const open = toMeeting();
const decide = (state: Meeting, command: MeetingCommand, actor = ana) =>
  decideMeeting(state, command, toContext({ actor }));
const byClock = (state: Meeting, command: MeetingCommand) => decideMeeting(state, command, toContext());

describe('the question whether a meeting is needed', () => {
  const sides = [['ana', 'eda'], ['ben']];
  const answer = (given: 'not-needed' | 'keep') => ({ kind: 'answer-offer', answer: given, sides }) as const;
  const offered = byClock(open, { kind: 'post-agenda', mayOffer: true }).state;
  const half = decide(offered, answer('not-needed')).state;
  const add: MeetingCommand = {
    kind: 'add-item',
    item: { title: 'Budget', department: null, presenterId: null, customers: [], link: null },
  };

  it('is asked when nothing is to be discussed, and it may be', () => {
    expect(offered.offer).toEqual({ notNeeded: [], keptBy: null });
    const posting = byClock(open, { kind: 'post-agenda', mayOffer: true });
    expect(kindsOf(posting.events)).toEqual(['agenda.posted', 'meeting.offered']);
    expect(byClock(open, { kind: 'post-agenda', mayOffer: false }).state.offer).toBeNull();
    const full = toMeeting({ items: [toItem()] });
    expect(byClock(full, { kind: 'post-agenda', mayOffer: true }).state.offer).toBeNull();
    const settled = toMeeting({ items: [toItem({ outcome: 'dropped' })] });
    expect(byClock(settled, { kind: 'post-agenda', mayOffer: true }).state.offer).not.toBeNull();
  });

  it('needs both sides: one alone leaves the meeting where it is, however often', () => {
    expect(half).toMatchObject({ state: 'open', offer: { notNeeded: ['ana'], keptBy: null } });
    expect(decide(half, answer('not-needed'))).toEqual({ state: half, events: [] });
  });

  it('answered by both leaves the meeting out, once', () => {
    const { state, events } = decide(half, answer('not-needed'), ben);
    expect(state).toMatchObject({ state: 'skipped', skip: { kind: 'not-needed', by: 'ben' } });
    expect(kindsOf(events)).toEqual(['meeting.offer-answered', 'meeting.skipped']);
    expect(decide(state, answer('keep'))).toEqual({ state, events: [] });
  });

  it('is over as soon as one wants the meeting, also one who did not before', () => {
    for (const actor of [ana, ben]) {
      const { state, events } = decide(half, answer('keep'), actor);
      expect(state.offer).toEqual({ notNeeded: [], keptBy: actor.personId });
      expect(kindsOf(events)).toEqual(['meeting.offer-answered']);
      expect(decide(state, answer('not-needed'), ben)).toEqual({ state, events: [] });
    }
  });

  it('lapses when something comes up', () => {
    const parked = { parkedId: 'p', title: 'Old', department: null, fromDate: date, customers: [] };
    const sources = {
      series: toSeries(),
      checkIns: [],
      carriedOver: [
        { item: toItem(), lineage: ['item'], fromDate: date, weeks: 1, because: 'deferred' as const },
      ],
    };
    const commands: MeetingCommand[] = [add, { kind: 'promote', parked }, { kind: 'compose', sources }];
    for (const command of commands) {
      const { state } = decide(half, command);
      expect(state.offer).toBeNull();
      expect(refusalOf(() => decide(state, answer('not-needed'), ben)).code).toBe('wrong-state');
    }
  });

  it('stays when only what stands on every agenda is composed', () => {
    const sources = { series: toSeries(), checkIns: [], carriedOver: [] };
    const { state, events } = byClock(half, { kind: 'compose', sources });
    expect(events).toHaveLength(1);
    expect(state.offer).toEqual(half.offer);
  });

  it('can be answered only where it was asked, before the meeting', () => {
    expect(refusalOf(() => decide(open, answer('keep'))).code).toBe('wrong-state');
    expect(refusalOf(() => decide({ ...offered, state: 'running' }, answer('keep'))).code).toBe(
      'wrong-state',
    );
    const { schedule } = toSeries();
    const times = toOccurrenceTimes(schedule, date);
    const occurrence = { seriesId: 'series', meetingId: open.id, times, schedule };
    const byHand = decide(offered, { kind: 'skip', reason: 'Fair', isOfRule: true, ...occurrence }).state;
    expect(refusalOf(() => decide(byHand, answer('keep')))).toMatchObject({ state: 'skipped' });
  });
});
