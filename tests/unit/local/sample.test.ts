import { describe, expect, test } from '@jest/globals';
import { samplePeople, toSampleSeries } from '../../../bot/local/sample/people.ts';
import { pastDates, toPast } from '../../../bot/local/sample/past.ts';
import { actionSchema } from '../../../shared/action/action.ts';
import { checkInSchema } from '../../../shared/check-in/check-in.ts';
import { meetingSchema } from '../../../shared/meeting/meeting.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import { seriesSchema } from '../../../shared/series/series.ts';

/** A Monday. */
const now = '2026-11-23T12:00:00.000Z';
const series = toSampleSeries(now);
const past = toPast(series, now);

describe('the people of the sample company', () => {
  test('are two departments of six: a leader, three who report, two more', () => {
    const roles = (department: string) =>
      samplePeople.filter((person) => person.department === department).map(({ role }) => role);
    const six = ['chair', 'representative', 'representative', 'representative', 'member', 'member'];
    expect(roles('sales')).toEqual(six);
    expect(roles('marketing')).toEqual(six);
  });

  test('have the lower-case first name as their id', () => {
    const firstNames = samplePeople.map(({ name }) =>
      name.split(' ')[0]?.normalize('NFKD').replace(/\p{M}/gu, ''),
    );
    expect(samplePeople.map(({ id }) => id)).toEqual(firstNames.map((name) => name?.toLowerCase()));
  });

  test('form a valid series', () => {
    expect(seriesSchema.parse(series)).toEqual(series);
  });
});

describe('the past weeks', () => {
  test('are the six Thursdays before now, each closed with its minutes', () => {
    expect(past.meetings.map(({ date }) => date)).toEqual([
      '2026-10-15',
      '2026-10-22',
      '2026-10-29',
      '2026-11-05',
      '2026-11-12',
      '2026-11-19',
    ]);
    for (const { state, minutes, agendaPostedAt } of past.meetings) {
      expect({ state, minutes: minutes.length, isPosted: agendaPostedAt !== null }).toEqual({
        state: 'closed',
        minutes: 1,
        isPosted: true,
      });
    }
  });

  test.each([
    ['during a meeting', '2026-11-26T09:20:00.000Z', '2026-11-19'],
    ['hours after a meeting', '2026-11-26T14:00:00.000Z', '2026-11-26'],
    ['on the Wednesday before a meeting', '2026-11-25T23:30:00.000Z', '2026-11-19'],
  ])('end with the latest meeting that is over: %s', (_when, at, latest) => {
    expect(pastDates(series.schedule, at, 6).at(-1)).toBe(latest);
  });

  test('keep to the rules of their records', () => {
    for (const meeting of past.meetings) expect(meetingSchema.parse(meeting)).toEqual(meeting);
    for (const checkIn of past.checkIns) expect(checkInSchema.parse(checkIn)).toEqual(checkIn);
    for (const action of past.actions) expect(actionSchema.parse(action)).toEqual(action);
  });

  test('were over in time, and lie behind', () => {
    for (const { startsAt, endedAt, minutes } of past.meetings) {
      const tookMinutes = (Date.parse(endedAt ?? '') - Date.parse(startsAt)) / 60_000;
      expect(tookMinutes).toBeGreaterThan(20);
      expect(tookMinutes).toBeLessThanOrEqual(45);
      expect(minutes[0]!.closedAt < now).toBe(true);
    }
    for (const { doneAt } of past.actions) expect((doneAt ?? '') < now).toBe(true);
  });

  test('hold late, skipped and missing answers as real weeks do', () => {
    const count = (state: string) => past.checkIns.filter((checkIn) => checkIn.state === state).length;
    expect(past.checkIns).toHaveLength(36);
    expect({ sent: count('sent'), skipped: count('skipped'), asked: count('asked') }).toEqual({
      sent: 32,
      skipped: 3,
      asked: 1,
    });
    expect(past.checkIns.filter(({ late }) => late).map(({ personId }) => personId)).toEqual([
      'diego',
      'yuki',
    ]);
  });

  test('leave three items to the next meeting, one of them for the second time', () => {
    const last = past.meetings.at(-1)!;
    const carried = toCarriedOver(
      last,
      past.actions.filter(({ state }) => state === 'open'),
    );
    expect(carried.map(({ item, weeks, because }) => [item.title, weeks, because])).toEqual([
      ['The board of Fabrikam meets soon: shall Ana and Ben both call?', 1, 'open-action'],
      ['A short deck for first meetings with retailers such as Tailspin Toys', 1, 'open-action'],
      ['A customer who would speak at the next webinar', 2, 'deferred'],
    ]);
  });

  test('have one parked item and three open actions', () => {
    expect(past.parked.map(({ data }) => data.title)).toEqual([
      'Two events want the same money: which one do we keep?',
    ]);
    const open = past.actions.filter(({ state }) => state === 'open').map(({ text }) => text);
    expect(open).toEqual([
      'Call Fabrikam together with Ben',
      'Deck for first meetings with retailers',
      'Send the joint number to both teams',
    ]);
  });

  test('are the same, ids included, whenever they are asked for', () => {
    expect(toPast(series, now)).toEqual(past);
  });

  test('never speak of turf', () => {
    expect(JSON.stringify([series, past])).not.toMatch(/turf/iu);
  });
});
