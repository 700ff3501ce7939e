import { describe, expect, it } from '@jest/globals';
import { decideAction } from '../../../shared/action/commands.ts';
import { isBlank } from '../../../shared/core/text.ts';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import { decideSeries } from '../../../shared/series/commands.ts';
import { isPlannedDay, toOccurrenceTimes } from '../../../shared/series/schedule.ts';
import { ana, kindsOf, now, refusalOf, toAction, toActor, toContext } from '../../support/builders.ts';
import { toMeeting, toPerson, toSeries } from '../../support/meeting-records.ts';

describe('what people did who wanted to break it', () => {
  it('a meeting that a chair starts the day before is moved to now; a representative does not start it', () => {
    const meeting = toMeeting();
    const { state, events } = decideMeeting(meeting, { kind: 'start' }, toContext({ actor: ana }));
    expect(state).toMatchObject({
      state: 'running',
      startsAt: now,
      moved: { from: meeting.startsAt, by: 'ana' },
    });
    expect(kindsOf(events)).toEqual(['meeting.started', 'meeting.moved']);
    const early = () =>
      decideMeeting(meeting, { kind: 'start' }, toContext({ actor: toActor('representative') }));
    expect(refusalOf(early)).toEqual({ code: 'wrong-state', record: 'meeting', state: 'too-early' });
  });

  it('who stands in for a chair neither deposes a chair nor lengthens their own time', () => {
    const until = '2026-12-02';
    const standIn = toPerson({ personId: 'eda', role: 'chair', acting: { until, role: 'member' } });
    const series = toSeries({ people: [...toSeries().people, standIn] });
    const context = toContext({ actor: toActor('chair', { personId: 'eda' }) });
    const depose = { kind: 'set-person', personId: 'ben', edit: { role: 'member' } } as const;
    expect(refusalOf(() => decideSeries(series, depose, context)).code).toBe('not-allowed');
    const lengthen = { kind: 'set-acting', personId: 'eda', until: '2030-12-31' } as const;
    expect(refusalOf(() => decideSeries(series, lengthen, context)).code).toBe('not-allowed');
    const help = { kind: 'set-person', personId: 'cem', edit: { role: 'member' } } as const;
    expect(decideSeries(series, help, context).events).toHaveLength(1);
  });

  it.each(['', ' \n', '\u202e\u202e', '\u200b', '\u0000'])('%j cannot be seen', (text) => {
    expect(isBlank(text)).toBe(true);
    const item = { title: text, department: null, presenterId: null, customers: [], link: null };
    const add: MeetingCommand = { kind: 'add-item', item };
    const problem = { fields: [{ path: 'title', problem: 'required' }] };
    expect(refusalOf(() => decideMeeting(toMeeting(), add, toContext({ actor: ana })))).toMatchObject(
      problem,
    );
    const rename = { kind: 'edit', seenRevision: 1, edit: { name: text } } as const;
    expect(refusalOf(() => decideSeries(toSeries(), rename, toContext({ actor: ana }))).code).toBe(
      'invalid-input',
    );
  });

  it.each(['x', '価格', '!', '🎉'])('%s can be seen', (text) => {
    expect(isBlank(text)).toBe(false);
  });

  it('a language that is none is refused', () => {
    const edit = { kind: 'edit', seenRevision: 1, edit: { language: 'qq-!!' } } as const;
    const fields = [{ path: 'language', problem: 'unknown-language' }];
    expect(refusalOf(() => decideSeries(toSeries(), edit, toContext({ actor: ana })))).toMatchObject({
      fields,
    });
  });

  it.each([
    ['2020-01-01', 'in-the-past'],
    ['9999-12-31', 'out-of-range'],
  ])('an action is not due on %s', (dueOn, problem) => {
    const edit = { kind: 'edit', edit: { dueOn } } as const;
    const fields = [{ path: 'dueOn', problem }];
    expect(refusalOf(() => decideAction(toAction(), edit, toContext({ actor: ana })))).toMatchObject({
      fields,
    });
    // One that is long overdue is still marked done.
    const old = toAction({ dueOn: '2020-01-01' });
    const done = { kind: 'edit', edit: { dueOn: '2020-01-01', state: 'done' } } as const;
    expect(decideAction(old, done, toContext({ actor: ana })).state.state).toBe('done');
  });

  it('a day on which no meeting is planned is not left out', () => {
    const { schedule } = toSeries();
    expect(isPlannedDay(schedule, '2026-12-10', now)).toBe(true);
    expect(isPlannedDay(schedule, '2026-12-11', now)).toBe(false);
    expect(isPlannedDay(schedule, '2028-01-06', now)).toBe(false);
    const times = toOccurrenceTimes(schedule, '2026-12-11');
    const planned = { seriesId: 'series', meetingId: 'm', times, schedule, isOfRule: false };
    const skip = { kind: 'skip', reason: 'Fair', ...planned } as const;
    const fields = [{ path: 'date', problem: 'not-planned' }];
    expect(refusalOf(() => decideMeeting(null, skip, toContext({ actor: ana })))).toMatchObject({ fields });
  });
});
