import { describe, expect, it } from '@jest/globals';
import type { MeetingCommand } from '../../../shared/meeting/command.ts';
import { decideMeeting } from '../../../shared/meeting/commands.ts';
import { toAutoEnd } from '../../../shared/meeting/auto-end.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { ana, cem, findCustomers, kindsOf, now, refusalOf, toContext } from '../../support/builders.ts';
import { toMeeting } from '../../support/meeting-records.ts';

const running = toMeeting({ state: 'running', startedAt: now });
const decide = (state: Meeting, command: MeetingCommand, actor = cem) =>
  decideMeeting(state, command, toContext({ actor }));
const set = (state: 'present' | 'absent', personId = 'dora') =>
  ({ kind: 'set-attendance', personId, state }) as const;

describe('who was there', () => {
  it('is who has the running agenda before them, once', () => {
    const { state, events } = decide(running, { kind: 'attend' });
    expect(state.attendance).toEqual([{ personId: 'cem', state: 'present' }]);
    expect(kindsOf(events)).toEqual(['meeting.attended']);
    expect(decide(state, { kind: 'attend' })).toEqual({ state, events: [] });
  });

  it.each(['planned', 'open', 'ended', 'closed', 'skipped'] as const)(
    'a look at a meeting that is %s is none',
    (state) => {
      const meeting = toMeeting({ state });
      expect(decide(meeting, { kind: 'attend' })).toEqual({ state: meeting, events: [] });
    },
  );

  it('can be put right for others until the minutes are sent, and stays as noted', () => {
    const noted = decide(running, set('absent', 'cem')).state;
    expect(decide(noted, { kind: 'attend' }).state).toBe(noted);
    expect(decide(noted, set('absent', 'cem'))).toEqual({ state: noted, events: [] });
    const { state } = decide({ ...noted, state: 'ended' }, set('present', 'cem'), ana);
    expect(state.attendance).toEqual([{ personId: 'cem', state: 'present' }]);
    for (const at of ['planned', 'open', 'closed', 'skipped'] as const) {
      expect(refusalOf(() => decide(toMeeting({ state: at }), set('present')))).toMatchObject({ state: at });
    }
  });

  it('stands in the minutes', () => {
    const noted = decide(running, set('absent')).state;
    const close: MeetingCommand = {
      kind: 'close',
      actions: [],
      readBeforehand: [],
      names: [],
      findCustomers,
    };
    expect(decide(noted, close, ana).state.minutes[0]?.attendance).toEqual([
      { personId: 'dora', state: 'absent' },
    ]);
  });
});

describe('ending by itself', () => {
  const meeting = toMeeting({ lengthMinutes: 45 });

  it.each([
    [null, 15, '2026-11-26T10:00:00.000Z'],
    ['2026-11-26T08:50:00.000Z', 15, '2026-11-26T10:00:00.000Z'],
    ['2026-11-26T09:20:00.000Z', 15, '2026-11-26T10:20:00.000Z'],
    [null, 0, '2026-11-26T09:45:00.000Z'],
  ])('begun at %s, with %d minutes of grace: at %s', (startedAt, grace, expected) => {
    expect(toAutoEnd({ ...meeting, startedAt }, grace)).toBe(expected);
  });
});
