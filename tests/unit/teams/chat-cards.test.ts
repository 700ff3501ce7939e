import { describe, expect, test } from '@jest/globals';
import { toAction } from '../../../bot/teams/cards/card.ts';
import { toLineCard } from '../../../bot/teams/cards/line-card.ts';
import { toListCard } from '../../../bot/teams/cards/list-card.ts';
import { toWelcomeCard } from '../../../bot/teams/cards/welcome-card.ts';
import { checkCard } from '../../support/card-check.ts';
import { actionsOf, t, textsOf, toSeries } from '../../support/meeting-records.ts';

const nasty = [
  '\u202Egnol\u202C',
  '<at>Ana</at>',
  '**bold** [a](javascript:b)',
  '{{DATE(2026-01-01T00:00:00Z)}}',
];

function toButtons(count: number) {
  return Array.from({ length: count }, (_, at) =>
    toAction({ title: `Series ${at.toString()}`, verb: 'command', data: { seriesId: at.toString() } }),
  );
}

describe('a line with buttons', () => {
  test.each([
    [0, 0],
    [5, 5],
    [6, 5],
  ])('of %i buttons shows the %i that clients show', (count, shown) => {
    const { card, summary } = toLineCard('Which one?', toButtons(count), 'en');
    expect(checkCard(card)).toEqual([]);
    expect(JSON.stringify(card).match(/"Action.Execute"/gu) ?? []).toHaveLength(shown);
    expect(summary).toBe('Which one?');
  });

  test('shows what people typed as it is', () => {
    for (const text of nasty) expect(checkCard(toLineCard(text, [], 'ar').card)).toEqual([]);
  });
});

describe('a list', () => {
  const input = { title: 'Found', none: 'Nothing', actions: [], t, language: 'en' };

  test('says that it is empty', () => {
    const { card, summary } = toListCard({ ...input, groups: [{ heading: 'Actions', entries: [] }] });
    expect(textsOf(card)).toEqual(['Found', 'Nothing']);
    expect(summary).toBe('Nothing');
  });

  test('shows groups that hold something, each entry with its facts', () => {
    const entries = nasty.map((text) => ({ text, facts: [text, 'due'], isUrgent: true }));
    const { card } = toListCard({
      ...input,
      groups: [
        { heading: 'Empty', entries: [] },
        { heading: 'Actions', entries },
      ],
    });
    expect(checkCard(card)).toEqual([]);
    expect(textsOf(card)).not.toContain('Empty');
    expect(textsOf(card)).toContain('Actions');
  });

  test('stays within the size of a card, and counts what is left out', () => {
    const entries = Array.from({ length: 500 }, () => ({ text: 'x'.repeat(500), facts: ['y'.repeat(500)] }));
    const { card } = toListCard({ ...input, groups: [{ entries }] });
    expect(checkCard(card)).toEqual([]);
    expect(textsOf(card).join()).toMatch(/and \d+ more in the tab/u);
  });
});

describe('the welcome', () => {
  test('names the series, and asks for the department only those who have none', () => {
    const input = { series: toSeries(), t, language: 'en' };
    const asked = toWelcomeCard({ ...input, asksDepartment: true }).card;
    expect(checkCard(asked)).toEqual([]);
    expect(actionsOf(asked)).toEqual([
      'department.choose',
      'department.choose',
      'department.choose',
      'command',
    ]);
    const plain = toWelcomeCard({ ...input, asksDepartment: false }).card;
    expect(actionsOf(plain)).toEqual(['command']);
    expect(textsOf(plain).join()).toContain('Sales and Marketing');
    const alone = toWelcomeCard({ ...input, series: null, asksDepartment: true }).card;
    expect(actionsOf(alone)).toEqual(['command']);
  });
});
