import { describe, expect, it } from '@jest/globals';
import { toCurrentMeeting } from '../../../shared/meeting/current.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';

type Listed = Pick<Meeting, 'state' | 'startsAt'>;

const on = (day: number, state: Meeting['state']): Listed => ({
  state,
  startsAt: `2026-11-${day.toString().padStart(2, '0')}T09:00:00.000Z`,
});

describe('the meeting of this week', () => {
  it.each<[string, Listed[], string, number | null]>([
    [
      'the one under way',
      [on(12, 'open'), on(19, 'running'), on(26, 'open')],
      '2026-11-24T09:00:00.000Z',
      19,
    ],
    ['one whose minutes are to be sent', [on(19, 'ended'), on(26, 'open')], '2026-11-20T09:00:00.000Z', 19],
    [
      'the next one, once minutes are waited for no longer',
      [on(19, 'ended'), on(26, 'open')],
      '2026-11-23T09:00:00.000Z',
      26,
    ],
    ['one that starts late', [on(19, 'open'), on(26, 'planned')], '2026-11-19T12:00:00.000Z', 19],
    [
      'the next one after one that nobody held',
      [on(19, 'open'), on(26, 'planned')],
      '2026-11-20T09:00:00.000Z',
      26,
    ],
    ['the last one where nothing follows', [on(19, 'open')], '2026-12-24T09:00:00.000Z', 19],
    ['none where there is none', [], '2026-12-24T09:00:00.000Z', null],
  ])('is %s', (_, meetings, now, day) => {
    const expected =
      day === null ? null : meetings.find(({ startsAt }) => startsAt.includes(`-${day.toString()}T`));
    expect(toCurrentMeeting(meetings, now)).toBe(expected);
  });
});
