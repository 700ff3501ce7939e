import { describe, expect, test } from '@jest/globals';
import { toCheckInCard } from '../../../bot/teams/cards/check-in-card.ts';
import type { CheckInCardInput } from '../../../bot/teams/cards/check-in-input.ts';
import { checkInSections } from '../../../shared/check-in/check-in.ts';
import { toSentCheckIn } from '../../support/builders.ts';
import { checkCard } from '../../support/card-check.ts';
import {
  actionsOf,
  buttonsOf,
  inputsOf,
  t,
  textsOf,
  toCheckIn,
  toMeeting,
  toPerson,
  toSeries,
} from '../../support/meeting-records.ts';

const tabUrl = 'https://tandem.example/tab/meetings/series.2026-11-26';
const colleague = toPerson({ personId: 'tom', name: 'Tom Becker', role: 'member' });
const series = toSeries({ people: [...toSeries().people, colleague] });

function draw(fields: Partial<CheckInCardInput> = {}) {
  const input = { series, meeting: toMeeting(), checkIn: toCheckIn(), t, tabUrl, ...fields };
  const { card, summary } = toCheckInCard(input);
  expect(checkCard(card)).toEqual([]);
  return { card, summary, texts: textsOf(card).join('\n') };
}

describe('the form', () => {
  test('offers last week’s answers only where there are some and nothing was sent yet', () => {
    expect(actionsOf(draw({ hasLast: true }).card)).toEqual([
      'check-in.send',
      'check-in.skip',
      'check-in.copy',
      'check-in.choices',
    ]);
    const checkIn = toSentCheckIn({ wins: 'Contoso signed' });
    expect(actionsOf(draw({ hasLast: true, checkIn, editing: true }).card)).toEqual([
      'check-in.send',
      'check-in.skip',
      'check-in.show',
    ]);
  });

  test('no press on it leaves the boxes behind but the one that keeps what was sent', () => {
    const { card } = draw({ hasLast: true });
    expect(JSON.stringify(card)).not.toContain('associatedInputs');
  });

  test('says in whose place somebody answers, that it was put off, and that the meeting was moved', () => {
    const checkIn = toCheckIn({ insteadOf: 'dora', snoozedUntil: '2026-11-25T08:00:00.000Z' });
    const moved = { from: '2026-11-26T09:00:00.000Z', reason: 'a *fair*', by: 'ana', at: '' };
    const meeting = toMeeting({ startsAt: '2026-11-27T13:00:00.000Z', moved });
    const { texts } = draw({ checkIn, meeting });
    expect(texts).toMatch(/Check-in for Fri, Nov 27/u);
    expect(texts).toMatch(/Moved from Thu, Nov 26, 10:00.* to Fri, Nov 27, 2:00.*\nReason: a \*fair\*/u);
    expect(texts).toMatch(/You answer for Dora Lind/u);
    expect(texts).toMatch(/remind you Wed, Nov 25, 9:00/u);
  });

  test('is written in the language and zone of the person', () => {
    const { card, texts } = draw({ language: 'de-CH', zone: 'Asia/Tokyo' });
    expect(card['lang']).toBe('de');
    expect(texts).toMatch(/Check-in for Do.*26.*Nov/u);
    expect(texts).toMatch(/18:00/u);
  });

  test('gives a text that is too long for a card to the tab, also beside a moved meeting', () => {
    const answers = Object.fromEntries(checkInSections.map((section) => [section, 'ä'.repeat(2000)]));
    const moved = { from: '2026-11-26T08:00:00.000Z', reason: 'x'.repeat(280), by: 'ana', at: '' };
    const { card } = draw({ checkIn: toCheckIn({ state: 'draft', answers }), meeting: toMeeting({ moved }) });
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
  });
});

describe('what can be done instead', () => {
  test('a reminder, a colleague, being away, a reason, and back', () => {
    const { card } = draw({ choosing: true });
    expect(buttonsOf(card)).toEqual([
      'check-in.snooze',
      'check-in.hand-over',
      'check-in.away',
      'check-in.skip',
      'check-in.show',
    ]);
    expect(inputsOf(card)).toEqual(['for', 'substituteId', 'awayUntil', 'reason']);
    expect(JSON.stringify(card)).toContain('{"title":"Tom Becker","value":"tom"}');
    expect(JSON.stringify(card)).not.toContain('"dora"');
  });

  test('nobody is offered where nobody could answer', () => {
    const people = toSeries().people.filter(({ personId }) => personId !== 'ana');
    const { card } = draw({ choosing: true, series: toSeries({ people }) });
    expect(inputsOf(card)).toEqual(['for', 'awayUntil', 'reason']);
  });

  test('a department of five hundred fits', () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      toPerson({ personId: `p${index.toString()}`, name: '<at>Ana</at> {{DATE(x)}} \u202Egnol'.repeat(3) }),
    );
    const { card } = draw({ choosing: true, series: toSeries({ people: [...series.people, ...many] }) });
    expect(JSON.stringify(card)).not.toMatch(/<at>|\{\{DATE/u);
  });

  test('is not offered for what was answered', () => {
    const { card } = draw({ choosing: true, editing: true, checkIn: toSentCheckIn({ wins: 'x' }) });
    expect(actionsOf(card)).toContain('check-in.show');
    expect(inputsOf(card)).toEqual([...checkInSections]);
  });
});

describe('the states', () => {
  test('handed over: who answers, and that one can still do so', () => {
    const { card, texts } = draw({ checkIn: toCheckIn({ state: 'handed-over', substituteId: 'tom' }) });
    expect(texts).toMatch(/Tom Becker is asked in your place/u);
    expect(actionsOf(card)).toEqual(['check-in.edit', 'Action.OpenUrl']);
  });

  test('away: with and without a substitute', () => {
    const alone = draw({ checkIn: toCheckIn({ state: 'away' }) });
    expect(alone.texts).toMatch(/You are away/u);
    expect(alone.texts).not.toMatch(/in your place/u);
    expect(draw({ checkIn: toCheckIn({ state: 'away', substituteId: 'tom' }) }).texts).toMatch(/Tom Becker/u);
  });

  test.each([
    ['by-hand', 'trade *fair*', /left out, says Ana Ruiz\.\nReason: trade \*fair\*/u],
    ['not-needed', '', /both leaders say/u],
    ['not-held', '', /nobody started it/u],
    ['rule', '', /another day now/u],
  ] as const)('a meeting that is left out: %s', (kind, reason, expected) => {
    const meeting = toMeeting({ state: 'skipped', skip: { kind, reason, by: 'ana', at: '' } });
    const { card, texts } = draw({ meeting });
    expect(texts).toMatch(expected);
    expect(texts).not.toMatch(/not answered/u);
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
    expect(draw({ meeting, checkIn: toSentCheckIn({ wins: 'A win' }) }).texts).toMatch(/• A win/u);
  });
});

describe('the notice that the other side named the same customer', () => {
  const checkIn = toSentCheckIn({ wins: 'Contoso and Fabrikam signed' });
  const others = [
    checkIn,
    toSentCheckIn(
      { problems: 'Contoso waits for the deck' },
      { id: 'd', personId: 'dora', department: 'marketing', answeredAt: '2026-11-25T07:00:00.000Z' },
    ),
  ];

  test('tells who, what and when, with three ways to go on', () => {
    const { card, texts } = draw({ checkIn, others, emailOf: () => 'dora+x@tandem.example' });
    expect(texts).toMatch(/Dora Lind mentioned Contoso too, Wed, Nov 25, 8:00/u);
    expect(buttonsOf(card)).toEqual([
      'Action.OpenUrl',
      'check-in.together',
      'check-in.fine',
      'check-in.edit',
      'Action.OpenUrl',
    ]);
    expect(JSON.stringify(card)).toContain(
      'https://teams.microsoft.com/l/chat/0/0?users=dora%2Bx%40tandem.example',
    );
  });

  test('has no chat without an address, and is gone once it was put away', () => {
    expect(buttonsOf(draw({ checkIn, others, emailOf: () => null }).card)[0]).toBe('check-in.together');
    const put = draw({ checkIn: { ...checkIn, noticed: ['Contoso'] }, others });
    expect(put.texts).not.toMatch(/mentioned/u);
  });

  test('leaves room for the longest answers', () => {
    const answers = Object.fromEntries(
      checkInSections.map((section) => [section, 'Contoso ü\n'.repeat(200)]),
    );
    draw({ checkIn: toSentCheckIn(answers), others, emailOf: () => 'dora@tandem.example' });
  });
});
