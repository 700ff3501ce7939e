import { describe, expect, test } from '@jest/globals';
import { toAgendaCard } from '../../../bot/teams/cards/agenda-card.ts';
import { toCheckInCard } from '../../../bot/teams/cards/check-in-card.ts';
import type { CheckInCardInput } from '../../../bot/teams/cards/check-in-input.ts';
import { toHelpCard, toSentenceCard } from '../../../bot/teams/cards/help-card.ts';
import { checkInSections } from '../../../shared/check-in/check-in.ts';
import { toEntriesOf } from '../../support/builders.ts';
import { agendaLimit, type ItemOrigin } from '../../../shared/meeting/meeting.ts';
import { checkCard } from '../../support/card-check.ts';
import {
  actionsOf,
  t,
  textsOf,
  toCheckIn,
  toItem,
  toMeeting,
  toSeries,
} from '../../support/meeting-records.ts';

const tabUrl = 'https://tandem.example/tab/meetings/series.2026-11-26';
const nasty = [
  '👩‍👩‍👧‍👦'.repeat(3),
  '\u202Egnol\u202C',
  'x'.repeat(20_000),
  '<at>Ana</at>',
  '**bold** [a](javascript:b)',
  '\u0000',
  '\uD83D',
  '{{DATE(2026-01-01T00:00:00Z)}}',
];

function toInput(fields: Partial<CheckInCardInput> = {}): CheckInCardInput {
  return { series: toSeries(), meeting: toMeeting(), checkIn: toCheckIn(), t, tabUrl, ...fields };
}

function toSent(answers: Record<string, string>, fields = {}) {
  let ids = 0;
  const entries = toEntriesOf(answers, [], () => `entry-${(ids += 1).toString()}`);
  const answeredAt = '2026-11-24T10:00:00.000Z';
  return toCheckIn({ state: 'sent', answers, entries, round: 1, answeredAt, ...fields });
}

describe('the check-in card', () => {
  test('asks: why, until when, six boxes of which three are behind "More"', () => {
    const { card, summary } = toCheckInCard(toInput());
    expect(checkCard(card)).toEqual([]);
    expect(actionsOf(card)).toEqual(['check-in.send', 'check-in.skip', 'check-in.choices']);
    const json = JSON.stringify(card);
    expect([...json.matchAll(/"Input.Text","id":"(\w+)"/gu)].map(([, id]) => id)).toEqual([
      ...checkInSections,
    ]);
    expect(json).toContain('"isVisible":false');
    expect(textsOf(card).join('\n')).toMatch(/report for Sales.*\n.*Wed, Nov 25.*Thu, Nov 26/u);
    expect(json).toContain('what we need from Marketing');
    expect(summary).toContain('Nov 26');
  });

  test('is filled with what is stored, and hides no box that holds something', () => {
    const { card } = toCheckInCard(
      toInput({ checkIn: toCheckIn({ state: 'draft', answers: { asks: 'a slide\nand "more"' } }) }),
    );
    expect(checkCard(card)).toEqual([]);
    const json = JSON.stringify(card);
    expect(json).toContain(JSON.stringify('a slide\nand "more"'));
    expect(json).toContain('"isVisible":true');
  });

  test('shows what was sent, by whom, and what is to be discussed, with Edit', () => {
    const checkIn = toSent({ wins: 'Contoso signed', asks: 'Who takes Fabrikam?' });
    const { card } = toCheckInCard(toInput({ checkIn }));
    expect(checkCard(card)).toEqual([]);
    expect(actionsOf(card)).toEqual(['check-in.edit', 'Action.OpenUrl']);
    const texts = textsOf(card).join('\n');
    expect(texts).toMatch(/Sent by Cem Kaya, Tue, Nov 24, 11:00/u);
    expect(texts).toMatch(/• Contoso signed\n[^]*• Who takes Fabrikam\?\n \(to be discussed\)/u);
  });

  test('becomes a form again for an edit, which can be left', () => {
    const { card } = toCheckInCard(toInput({ checkIn: toSent({ wins: 'Contoso signed' }), editing: true }));
    expect(checkCard(card)).toEqual([]);
    expect(actionsOf(card)).toEqual(['check-in.send', 'check-in.skip', 'check-in.show']);
  });

  test('says when it came late, was skipped, is closed, or was never answered', () => {
    const late = toCheckInCard(toInput({ checkIn: toSent({ wins: 'x' }, { late: true }) }));
    const skipped = toCheckInCard(
      toInput({
        checkIn: toCheckIn({
          state: 'skipped',
          skipReason: 'on leave',
          answeredAt: '2026-11-24T10:00:00.000Z',
        }),
      }),
    );
    const closed = toCheckInCard(
      toInput({ meeting: toMeeting({ state: 'running' }), checkIn: toSent({ wins: 'x' }) }),
    );
    const missed = toCheckInCard(toInput({ meeting: toMeeting({ state: 'closed' }) }));
    for (const { card } of [late, skipped, closed, missed]) expect(checkCard(card)).toEqual([]);
    expect(textsOf(late.card).join()).toContain('after the agenda was posted');
    expect(textsOf(skipped.card).join()).toMatch(/nothing to report.*on leave/u);
    expect(textsOf(closed.card).join()).toMatch(/closed.*• x/u);
    expect(actionsOf(closed.card)).toEqual(['Action.OpenUrl']);
    expect(textsOf(missed.card).join()).toContain('not answered');
  });

  test('is edited in the tab rather than cut when the answers are too long for a card', () => {
    const answers = Object.fromEntries(checkInSections.map((section) => [section, 'x\n'.repeat(1000)]));
    const { card } = toCheckInCard(toInput({ checkIn: toSent(answers), editing: true }));
    expect(checkCard(card)).toEqual([]);
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
    expect(textsOf(card).join()).toMatch(/too long[^]*… and [\d,]+ more in the tab/u);
  });

  test.each(nasty)('shows %j without letting it act', (text) => {
    const wins = text.slice(0, 2000);
    const { card } = toCheckInCard(
      toInput({ checkIn: toSent({ wins }), series: toSeries({ name: text.slice(0, 100) }) }),
    );
    const form = toCheckInCard(toInput({ series: toSeries({ name: text.slice(0, 100) }) }));
    expect(checkCard(card)).toEqual([]);
    expect(checkCard(form.card)).toEqual([]);
    const shown = [...textsOf(card), ...textsOf(form.card)].join('\n');
    // eslint-disable-next-line no-control-regex -- the letters that must be gone
    expect(shown).not.toMatch(/[\u0000\u202A-\u202E]|<at|\{\{DATE/u);
    expect(JSON.stringify(form.card)).not.toMatch(/[^\\]\*\*bold/u);
    expect(shown).toBe(new TextDecoder().decode(new TextEncoder().encode(shown)));
  });
});

describe('the agenda card', () => {
  const standing = { kind: 'standing', section: 'departments', department: 'sales' } as const;
  const carried = {
    kind: 'carried-over',
    itemId: 'old',
    lineage: ['old'],
    fromDate: '2026-11-19',
    weeks: 2,
    because: 'deferred',
  } satisfies ItemOrigin;

  test('lists the items in order with who, how long and why, and the sum', () => {
    const items = [
      toItem({ id: 'b', rank: 2, origin: carried, late: true }),
      toItem({
        id: 'a',
        rank: 1,
        title: '',
        section: 'departments',
        origin: standing,
        plannedMinutes: 7,
        presenterId: null,
      }),
    ];
    const checkIns = [toSent({ activities: 'one\ntwo' })];
    const { card, summary } = toAgendaCard({
      series: toSeries(),
      meeting: toMeeting({ items, agendaPostedAt: 'x' }),
      checkIns,
      t,
      tabUrl,
    });
    expect(checkCard(card)).toEqual([]);
    const texts = textsOf(card).join('');
    expect(texts).toMatch(/1\. Sales: this week\n7 minutes · on every agenda/u);
    expect(texts).toMatch(
      /2\. Price list for Contoso \(came late\)\nSales · Cem Kaya · 5 minutes · carried over from Thu, Nov 19/u,
    );
    expect(texts).toContain('deferred');
    expect(texts).toContain('Planned: 12 of 45 minutes.');
    expect(texts).toContain('2 entries from 1 person');
    expect(actionsOf(card)).toEqual(['Action.OpenUrl']);
    expect(JSON.stringify(card)).toContain(tabUrl);
    expect(summary).toContain('2 items');
  });

  test('says in words by how much it overruns, and that it is not posted yet', () => {
    const items = [toItem({ plannedMinutes: 50 })];
    const { card } = toAgendaCard({
      series: toSeries(),
      meeting: toMeeting({ items }),
      checkIns: [],
      t,
      tabUrl,
    });
    expect(textsOf(card).join()).toMatch(/Not posted yet[^]*50 of 45 minutes, 5 minutes too many/u);
  });

  test.each([1, 200])('stays a card that Teams takes with %d items of bad text', (count) => {
    const items = Array.from({ length: count }, (_, index) =>
      toItem({ id: `i${index.toString()}`, title: nasty[index % nasty.length]!.slice(0, 300) }),
    );
    const { card } = toAgendaCard({
      series: toSeries(),
      meeting: toMeeting({ items }),
      checkIns: [],
      t,
      tabUrl,
    });
    expect(checkCard(card)).toEqual([]);
    if (count > 100) expect(textsOf(card).join()).toMatch(/… and \d+ more in the tab/u);
  });

  test('F28 summarises an agenda of 200 items: the first ones, and how many more there are', () => {
    const items = Array.from({ length: agendaLimit }, (_, index) =>
      toItem({ id: `i${index}`, rank: index, title: `Item ${index + 1} of a long agenda` }),
    );
    const meeting = toMeeting({ items });
    const { card } = toAgendaCard({ series: toSeries(), meeting, checkIns: [], t, tabUrl });
    expect(checkCard(card)).toEqual([]);
    const texts = textsOf(card).join('\n');
    const shown = [...texts.matchAll(/Item (\d+) of a long agenda/gu)].map(([, number]) => Number(number));
    expect(shown).toEqual(shown.map((_, index) => index + 1));
    expect(shown.length).toBeGreaterThan(20);
    expect(texts).toContain(`… and ${(agendaLimit - shown.length).toString()} more in the tab`);
  });

  test('is there when nothing is on it', () => {
    const { card } = toAgendaCard({
      series: toSeries({ language: 'ar' }),
      meeting: toMeeting(),
      checkIns: [],
      t,
      tabUrl,
    });
    expect(checkCard(card)).toEqual([]);
    expect(card['rtl']).toBe(true);
  });
});

test('help and sentences are cards that Teams takes', () => {
  expect(checkCard(toHelpCard(t, 'en', true).card)).toEqual([]);
  expect(checkCard(toHelpCard(t, 'en', false).card)).toEqual([]);
  expect(checkCard(toSentenceCard('That is that.', 'en').card)).toEqual([]);
});
