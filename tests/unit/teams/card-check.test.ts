import { describe, expect, test } from '@jest/globals';
import { checkCard } from '../../support/card-check.ts';

interface Draft extends Record<string, unknown> {
  body: Record<string, unknown>[];
  actions: Record<string, unknown>[];
}

function toGoodCard(): Draft {
  const data = { verb: 'v' };
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: 'words',
    body: [
      { type: 'TextBlock', text: 'hello', wrap: true },
      { type: 'Input.Text', id: 'a', label: 'A' },
    ],
    actions: [
      {
        type: 'Action.Execute',
        title: 'Go',
        verb: 'v',
        data,
        fallback: { type: 'Action.Submit', title: 'Go', data },
      },
    ],
    refresh: {
      userIds: ['29:x'],
      action: { type: 'Action.Execute', verb: 'v', data, fallback: { type: 'Action.Submit', data } },
    },
  };
}

function toToggle() {
  return { type: 'Action.ToggleVisibility', title: 'More', targetElements: ['a'] };
}

const bad: [string, RegExp, (card: Draft) => void][] = [
  ['an unknown element', /Nope/u, (card) => card.body.push({ type: 'Nope' })],
  ['an unknown action', /Nope/u, (card) => card.actions.push({ type: 'Action.Nope', title: 'x' })],
  ['a value that is not in its list', /size/u, (card) => (card.body[0]!['size'] = 'Huge')],
  ['an input without id', /unique Id/u, (card) => delete card.body[1]!['id']],
  [
    'two inputs with one id',
    /Duplicate Id/u,
    (card) => card.body.push({ type: 'Input.Text', id: 'a', label: 'B' }),
  ],
  ['a link without address', /url/u, (card) => card.actions.push({ type: 'Action.OpenUrl', title: 'x' })],
  ['a required input without words for its error', /error/iu, (card) => (card.body[1]!['isRequired'] = true)],
  ['no version', /no version/u, (card) => delete card['version']],
  ['a version above 1.5', /version above/u, (card) => (card['version'] = '1.6')],
  ['Execute in version 1.2', /needs version 1.4/u, (card) => (card['version'] = '1.2')],
  [
    'a property that the element does not have',
    /unknown property foo/u,
    (card) => (card.body[0]!['foo'] = 1),
  ],
  ['a text that is a number', /text is not a text/u, (card) => (card.body[0]!['text'] = 5)],
  ['a text that does not wrap', /does not wrap/u, (card) => delete card.body[0]!['wrap']],
  ['an input without label', /without label/u, (card) => delete card.body[1]!['label']],
  [
    'an image without words',
    /without altText/u,
    (card) => card.body.push({ type: 'Image', url: 'https://example.com/a.png' }),
  ],
  ['no fallbackText', /no fallbackText/u, (card) => delete card['fallbackText']],
  ['a refresh without action', /refresh without action/u, (card) => (card['refresh'] = { userIds: [] })],
  [
    'a refresh for 61 people',
    /more than 60/u,
    (card) => Object.assign(card['refresh'] as object, { userIds: Array(61).fill('29:x') }),
  ],
  ['more than 25 KB', /25 KB/u, (card) => (card.body[0]!['text'] = 'x'.repeat(12_900))],
  ['seven buttons', /more than 6/u, (card) => card.actions.push(...Array.from({ length: 6 }, toToggle))],
  ['an Execute without fallback', /without a Submit/u, (card) => delete card.actions[0]!['fallback']],
  ['an Execute without verb', /without verb/u, (card) => delete card.actions[0]!['verb']],
  ['a language with region', /lang is no language/u, (card) => (card['lang'] = 'pt-BR')],
  ['no object', /no object/u, () => undefined],
];

describe('the check of cards', () => {
  test('passes a good card', () => {
    expect(checkCard(toGoodCard())).toEqual([]);
  });

  test.each(bad)('finds %s', (name, message, spoil) => {
    const card = toGoodCard();
    spoil(card);
    const found = name === 'no object' ? checkCard(null) : checkCard(card);
    expect(found.join('\n')).toMatch(message);
  });
});
