import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readAction } from '../../../bot/teams/answers/action-text.ts';
import type { SeriesPerson } from '../../../shared/series/series.ts';
import { toWeekday } from '../../../shared/core/time.ts';

function toPerson(personId: string, name: string): SeriesPerson {
  return { personId, name, department: 'sales', role: 'member', acting: null };
}

const people = [
  toPerson('kofi', 'Kofi Mensah'),
  toPerson('chloe', 'Chloé Martin'),
  toPerson('tom-b', 'Tom Becker'),
  toPerson('tom-w', 'Tom Weiss'),
];
/** A Tuesday. */
const today = '2026-11-24';

function read(rest: string, mentioned: { name: string; personId: string | null }[] = []) {
  const { text, owner, dueOn } = readAction(rest, { people, mentioned, today });
  const who = { writer: '-', person: '', unknown: '?' }[owner.kind];
  return [text, owner.kind === 'person' ? owner.person.personId : who, dueOn];
}

describe('an action as it is written', () => {
  test.each<[string, string, string, string | null]>([
    ['send deck', 'send deck', '-', null],
    ['@Kofi send deck by Friday', 'send deck', 'kofi', '2026-11-27'],
    ['@Kofi Mensah: send deck', 'send deck', 'kofi', null],
    ['@kofi, send deck', 'send deck', 'kofi', null],
    ['@Chloe Martin send deck', 'send deck', 'chloe', null],
    ['@Tom Weiss call', 'call', 'tom-w', null],
    ['ask @Kofi for the deck', 'ask @Kofi for the deck', 'kofi', null],
    ['send deck by 2026-12-04', 'send deck', '-', '2026-12-04'],
    ['Send Deck BY Tomorrow.', 'Send Deck', '-', '2026-11-25'],
    ['call by today', 'call', '-', today],
    ['call by Tuesday', 'call', '-', '2026-12-01'],
    ['write the page by Ana', 'write the page by Ana', '-', null],
    ['pay by 2026-02-30', 'pay by 2026-02-30', '-', null],
    ['pay by constructor', 'pay by constructor', '-', null],
    ['by Friday send it', 'by Friday send it', '-', null],
    ['meet @ 5pm', 'meet @ 5pm', '-', null],
    ['mail a@b.example', 'mail a@b.example', '-', null],
    ['by Friday', '', '-', '2026-11-27'],
  ])('%j', (rest, text, owner, dueOn) => {
    expect(read(rest)).toEqual([text, owner, dueOn]);
  });

  test('somebody who is not in the series, or whose name two people have, is said and not guessed', () => {
    expect(read('@Zoe send deck')[1]).toBe('?');
    expect(read('@Tom call')[1]).toBe('?');
  });

  test('the first one mentioned is the owner, by their id before their name', () => {
    const mentioned = [
      { name: 'Kofi', personId: 'chloe' },
      { name: 'Tom Becker', personId: null },
    ];
    expect(read('Kofi send deck to Tom Becker', mentioned)).toEqual([
      'send deck to Tom Becker',
      'chloe',
      null,
    ]);
    expect(read('ask Tom Becker', mentioned.slice(1))).toEqual(['ask Tom Becker', 'tom-b', null]);
    expect(read('Zed call', [{ name: 'Zed', personId: 'elsewhere' }])[1]).toBe('?');
  });

  test('a weekday is the next such day after today', () => {
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
    const dates = fc.date({
      min: new Date('2020-01-01T00:00:00Z'),
      max: new Date('2039-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 7 }), (date, weekday) => {
        const from = date.toISOString().slice(0, 10);
        const { dueOn } = readAction(`x by ${days[weekday - 1]}`, { people, mentioned: [], today: from });
        expect(toWeekday(dueOn!)).toBe(weekday);
        const ahead = (Date.parse(dueOn!) - Date.parse(from)) / 86_400_000;
        expect(ahead).toBeGreaterThanOrEqual(1);
        expect(ahead).toBeLessThanOrEqual(7);
      }),
    );
  });
});
