import { describe, expect, test } from '@jest/globals';
import { toMinutesCard } from '../../../bot/teams/cards/minutes-card.ts';
import type { Minutes } from '../../../shared/meeting/meeting.ts';
import { checkCard } from '../../support/card-check.ts';
import { t, textsOf, toItem, toMeeting, toSeries } from '../../support/meeting-records.ts';

const tabUrl = 'https://tandem.example/tab/meetings/series.2026-11-26';

describe('the minutes card', () => {
  const action = {
    id: 'a',
    seriesId: 'series',
    text: 'Send the deck',
    ownerId: 'dora',
    department: 'marketing',
    dueOn: '2026-12-03',
    source: { kind: 'direct' },
    state: 'open',
    createdAt: '',
    doneAt: null,
    history: [],
  } as const;

  function toMinutes(fields: Partial<Minutes> = {}): Minutes {
    const decisions = [{ id: 'd', text: 'We go to the fair', at: '', by: 'ana' }];
    const items = [
      toItem({ outcome: 'discussed', decisions }),
      toItem({ id: 'two', title: 'Budget', outcome: 'deferred' }),
    ];
    const times = { startedAt: '2026-11-26T09:00:00.000Z', endedAt: '2026-11-26T09:31:00.000Z' };
    return {
      version: 1,
      closedAt: '',
      closedBy: 'ana',
      reason: '',
      attendance: [],
      ...times,
      items,
      actions: [{ ...action, history: [] }],
      readBeforehand: [],
      ...fields,
    };
  }

  test('tells outcomes, decisions, actions with owner and date, and what is carried over', () => {
    const meeting = toMeeting({ state: 'closed', minutes: [toMinutes()] });
    const message = toMinutesCard({ series: toSeries(), meeting, t, tabUrl });
    expect(checkCard(message?.card)).toEqual([]);
    const texts = textsOf(message?.card).join('\n');
    expect(texts).toMatch(/1 item discussed, 1 deferred/u);
    expect(texts).toMatch(/took 31 minutes of 45/u);
    expect(texts).toMatch(
      /Decisions\n• We go to the fair[^]*Actions\n• Send the deck\n\nDora Lind, due Thu, Dec 3[^]*Carried over[^]*Budget/u,
    );
  });

  test('says what is none, that it was corrected, and that it is being corrected', () => {
    const empty = toMinutes({ version: 2, items: [], actions: [], startedAt: null });
    const message = toMinutesCard({
      series: toSeries(),
      meeting: toMeeting({ state: 'ended', minutes: [empty] }),
      t,
      tabUrl,
    });
    expect(checkCard(message?.card)).toEqual([]);
    expect(textsOf(message?.card).join()).toMatch(
      /version 2.*being corrected.*Nothing discussed.*No decisions.*No actions/u,
    );
  });

  test('is not there before the meeting was closed', () => {
    expect(toMinutesCard({ series: toSeries(), meeting: toMeeting(), t, tabUrl })).toBeNull();
  });

  test('is cut to what a card carries', () => {
    const decisions = Array.from({ length: 100 }, (_, index) => ({
      id: `d${index.toString()}`,
      text: 'y'.repeat(1000),
      at: '',
      by: 'ana',
    }));
    const meeting = toMeeting({ state: 'closed', minutes: [toMinutes({ items: [toItem({ decisions })] })] });
    const message = toMinutesCard({ series: toSeries(), meeting, t, tabUrl });
    expect(checkCard(message?.card)).toEqual([]);
    expect(textsOf(message?.card).join()).toMatch(/… and \d+ more/u);
  });
});
