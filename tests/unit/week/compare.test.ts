import { expect, test } from '@jest/globals';
import { toWeekCalendar } from '../../week/calendar.ts';
import { findDoubled } from '../../week/cards.ts';
import { compareWeek } from '../../week/compare.ts';
import type { Chat } from '../../week/entrances.ts';
import { expected } from '../../week/expectations.ts';

const company = {
  seriesId: 's',
  people: [{ id: 'ana', name: 'Ana Ruiz', department: 'sales', role: 'chair' }],
};
const planned = { ...expected, minutes: ['s.1'] };

test('a week that went as planned misses nothing', () => {
  expect(compareWeek(planned, ['s.1'], company)).toEqual([]);
});

test.each([
  ['a lost decision', { decisions: 2 }, /^decisions is 2, and 4 in the plan$/u],
  ['a second message', { messages: { ...expected.messages, mei: 5 } }, /^messages is /u],
  ['minutes that were not sent', { minutes: [] }, /^minutes were sent of/u],
])('%s is seen', (_what, change, sentence) => {
  expect(compareWeek({ ...planned, ...change }, ['s.1'], company)).toEqual([expect.stringMatching(sentence)]);
});

test('a person who is spoken to too often is named', () => {
  const unprompted = { ...expected.unprompted, ana: [0, 5] };
  const found = compareWeek({ ...planned, unprompted }, ['s.1'], company);
  expect(found.at(-1)).toMatch(/^ana is a chair and was spoken to more often than 4 times a week$/u);
});

test('the same card twice in one conversation is found, and words are not cards', () => {
  const message = (heading: string | null) => ({
    id: '1',
    from: 'bot',
    at: '2026-11-24T08:00:00.000Z',
    text: 'Hello',
    card: heading === null ? null : { body: [{ type: 'TextBlock', text: heading }] },
    editedAt: null,
  });
  const headings = ['Agenda for Thu, 3 Dec', null, 'Minutes of Thu, 3 Dec', 'Agenda for Thu, 3 Dec', null];
  const chat: Chat = { id: 'channel', type: 'channel', messages: headings.map(message) };
  expect(findDoubled([chat])).toEqual(['channel: Agenda for Thu, 3 Dec']);
});

test.each([
  ['2026-11-23T12:00:00.000Z', '2026-11-27T11:00:00.000Z', '2026-12-03'],
  ['2026-11-27T09:00:00.000Z', '2026-12-04T11:00:00.000Z', '2026-12-10'],
  ['2027-03-22T09:00:00.000Z', '2027-03-26T11:00:00.000Z', '2027-04-01'],
])('from %s on the week is lived from %s, with its meeting on %s', (now, begin, meetingDate) => {
  const calendar = toWeekCalendar(now);
  expect({ begin: calendar.begin, meetingDate: calendar.meetingDate }).toEqual({ begin, meetingDate });
  const weeks = [
    begin,
    calendar.at(-3, '00:00'),
    calendar.at(3, '23:59'),
    calendar.at(4, '00:00'),
    calendar.at(11, '00:00'),
    calendar.at(18, '00:00'),
  ];
  expect(weeks.map(calendar.weekOf)).toEqual([null, 0, 0, 1, 2, null]);
});
