import { describe, expect, test } from '@jest/globals';
import { toAgendaCard } from '../../../bot/teams/cards/agenda-card.ts';
import { toMinutesCard } from '../../../bot/teams/cards/minutes-card.ts';
import { mergedItemSchema, type Meeting, type Minutes } from '../../../shared/meeting/meeting.ts';
import { now, toAction } from '../../support/builders.ts';
import { checkCard } from '../../support/card-check.ts';
import { t, textsOf, toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const tabUrl = 'https://tandem.example/tab/meetings/series.2026-11-26';
const series = toSeries();

function read(card: unknown): string {
  expect(checkCard(card)).toEqual([]);
  return textsOf(card).join('\n');
}

describe('the agenda card', () => {
  function draw(fields: Partial<Meeting>, nextStartsAt: string | null = null) {
    const meeting = toMeeting(fields);
    const { card, summary } = toAgendaCard({ series, meeting, checkIns: [], t, tabUrl, nextStartsAt });
    return { card, summary, texts: read(card) };
  }

  test('names the day to which a meeting was moved, with the old time and the reason', () => {
    const moved = { from: '2026-11-26T09:00:00.000Z', reason: 'a *fair*', by: 'ana', at: now };
    const { summary, texts } = draw({ startsAt: '2026-11-30T23:30:00.000Z', moved, locked: true });
    expect(summary).toMatch(/Agenda for Tue, Dec 1/u);
    expect(texts).toMatch(/Moved from Thu, Nov 26, 10:00.* to Tue, Dec 1, 12:30.*\nReason: a \*fair\*/u);
    expect(texts).toMatch(/Locked by the chairs/u);
  });

  test.each([
    ['by-hand', /left out, says Ana Ruiz\.\nReason: Trade fair/u],
    ['not-needed', /nothing needs it/u],
    ['not-held', /was not held/u],
  ] as const)('says that there is no meeting: %s', (kind, expected) => {
    const reason = kind === 'by-hand' ? 'Trade fair' : '';
    const skip = { kind, reason, by: 'ana', at: now };
    const { texts } = draw({ state: 'skipped', skip, items: [toItem()] }, '2026-12-03T09:00:00.000Z');
    expect(texts).toMatch(/No meeting on Thu, Nov 26/u);
    expect(texts).toMatch(expected);
    expect(texts).toMatch(/carried over to the next meeting\.\nThe next meeting is Thu, Dec 3/u);
    expect(texts).not.toMatch(/Price list/u);
    const standing = { kind: 'standing', section: 'wins', department: null } as const;
    const bare = draw({ state: 'skipped', skip, items: [toItem({ origin: standing })] });
    expect(bare.texts).not.toMatch(/carried over|next meeting is/u);
  });

  test('shows what was merged, leads to the message of a proposal, and keeps customers and the offer to itself', () => {
    const merged = mergedItemSchema.strip().parse(toItem({ id: 'other', title: 'Deck for **Contoso**' }));
    const origin = {
      kind: 'proposed',
      personId: 'cem',
      link: 'https://teams.microsoft.com/l/message/(1)',
    } as const;
    const items = [toItem({ merged: [merged], origin, customers: ['Secret Ltd'] })];
    const { card, texts } = draw({ items, offer: { notNeeded: ['ana'], keptBy: null } });
    expect(texts).toMatch(/1\. Price list for Contoso\n\n\+ Deck for \*\*Contoso\*\*\n/u);
    expect(texts).toContain('[Open the message](https://teams.microsoft.com/l/message/%281%29)');
    expect(JSON.stringify(card)).not.toMatch(/Secret|needed|offer/u);
  });

  test.each(['javascript:alert(1)', 'http://tandem.example', 'no address', ''])('%j is no link', (link) => {
    const { texts } = draw({ items: [toItem({ origin: { kind: 'proposed', personId: 'cem', link } })] });
    expect(texts).not.toMatch(/Open the message/u);
  });
});

describe('the minutes card', () => {
  function draw(fields: Partial<Minutes>, meeting: Partial<Meeting> = {}) {
    const minutes: Minutes = {
      version: 1,
      closedAt: now,
      closedBy: 'ana',
      reason: '',
      attendance: [],
      startedAt: '2026-11-27T09:00:00.000Z',
      endedAt: '2026-11-27T09:31:00.000Z',
      items: [],
      actions: [],
      readBeforehand: [],
      ...fields,
    };
    const closed = toMeeting({
      startsAt: '2026-11-27T09:00:00.000Z',
      state: 'closed',
      minutes: [minutes],
      ...meeting,
    });
    return read(toMinutesCard({ series, meeting: closed, t, tabUrl })?.card);
  }

  test('names the day on which the meeting was, and why it was written again', () => {
    const texts = draw({ version: 2, reason: 'A *date* was wrong' });
    expect(texts).toMatch(/Minutes of Fri, Nov 27/u);
    expect(texts).toMatch(/version 2\nWhy: A \*date\* was wrong/u);
    const open = draw({}, { state: 'ended', reopenedBecause: 'One more decision' });
    expect(open).toMatch(/being corrected\.\nWhy: One more decision/u);
  });

  test('tells who was there and who was not, as far as it was noted', () => {
    const attendance = [
      { personId: 'ana', state: 'present' },
      { personId: 'cem', state: 'present' },
      { personId: 'dora', state: 'absent' },
    ] as const;
    expect(draw({ attendance: [...attendance] })).toMatch(
      /There: Ana Ruiz, Cem Kaya\.\nNot there: Dora Lind\./u,
    );
    expect(draw({})).not.toMatch(/There:|Not there/u);
    const many = Array.from({ length: 900 }, () => ({ personId: 'ana', state: 'absent' as const }));
    expect(draw({ attendance: many })).toMatch(/Not there: .*…/u);
  });

  test('lists what was dropped, and how actions were settled in this meeting', () => {
    const settled = (change: 'decided' | 'dropped', at: string) => [
      { at, by: 'ana', change, note: 'Too late now' },
    ];
    const actions = [
      toAction({ text: 'One', state: 'dropped', history: settled('dropped', '2026-11-27T09:10:00.000Z') }),
      toAction({ text: 'Two', history: settled('decided', '2026-11-27T09:10:00.000Z') }),
      toAction({ text: 'Three', history: settled('decided', '2026-11-20T09:10:00.000Z') }),
      toAction({ text: 'Four', state: 'done' }),
    ];
    const texts = draw({ items: [toItem({ outcome: 'dropped', title: 'Old idea' })], actions });
    expect(texts).toMatch(/• One\n \(dropped: Too late now\)/u);
    expect(texts).toMatch(/• Two\n \(settled: Too late now\)/u);
    expect(texts).toMatch(/• Three\n\nCem/u);
    expect(texts).toMatch(/• Four\n \(done\)/u);
    expect(texts).toMatch(/Dropped\n• Old idea/u);
  });
});
