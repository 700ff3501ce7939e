import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold, toLines, toWords } from '../../../shared/core/text.ts';
import { createIds, toEntriesOf } from '../../support/builders.ts';

describe('lines', () => {
  it.each([
    ['One\nTwo\r\n Three ', ['One', 'Two', 'Three']],
    ['- One\n* Two\n• Three', ['One', 'Two', 'Three']],
    ['\n  \n', []],
    ['-5 % in Q3\n*bold*', ['-5 % in Q3', '*bold*']],
    ['', []],
  ])('of %j are %j', (text, lines) => {
    expect(toLines(text)).toEqual(lines);
  });
});

describe('folding', () => {
  it.each([
    ['Müller', 'muller'],
    ['ÉLAN', 'elan'],
    ['São Paulo', 'sao paulo'],
    ['ＡＢＣ１２３', 'abc123'],
    ['İstanbul', 'istanbul'],
    ['مُحَمَّد', 'محمد'],
    ['Straße', 'straße'],
    ['ガイド', 'ガイド'],
    ['ｶﾞｲﾄﾞ', 'ガイド'],
    ['한국어', '한국어'],
  ])('%s becomes %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('of what is folded changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });

  it('is the same for composed and decomposed spellings', () => {
    expect(fold('Zürich'.normalize('NFD'))).toBe(fold('Zürich'.normalize('NFC')));
  });
});

describe('words', () => {
  it.each([
    ['German', 'Preisliste für Müller & Söhne, 2026', ['preisliste', 'fur', 'muller', 'sohne', '2026']],
    ['Arabic', 'قائمة الأسعار للعميل', ['قايمة', 'الاسعار', 'للعميل']],
    ['French', 'l’été à Montréal', ['l’ete', 'a', 'montreal']],
  ])('of %s are found without accents, marks and punctuation', (_, text, words) => {
    expect(toWords([text])).toEqual(words);
  });

  it('of Japanese are found without spaces between them', () => {
    expect(toWords(['価格表を送る'])).toEqual(expect.arrayContaining(['価格', '送る']));
    expect(toWords(['新製品のガイドをありがとうございます'])).toEqual(
      expect.arrayContaining(['新', '製品', 'ガイド', 'ありがとう']),
    );
  });

  it('come once each, from all texts, and never empty', () => {
    expect(toWords(['One two', 'TWO three', ' … !'])).toEqual(['one', 'two', 'three']);
    expect(toWords([])).toEqual([]);
  });
});

describe('entries of a check-in', () => {
  it.each([
    ['Prices?', true],
    ['価格は？', true],
    ['السعر؟', true],
    ['Prices? Yes', false],
  ])('%s: to be discussed is %s', (line, discuss) => {
    expect(toEntriesOf({ problems: line }, [], createIds())).toMatchObject([{ text: line, discuss }]);
  });

  it('stand in the order of the questions, whatever the order of the answers', () => {
    const entries = toEntriesOf({ asks: 'A', activities: 'B', wins: 'C' }, [], createIds());
    expect(entries.map(({ section }) => section)).toEqual(['activities', 'wins', 'asks']);
  });

  it('keep their ids line by line, also where a line comes twice', () => {
    const before = toEntriesOf({ wins: 'Same\nSame\nOther' }, [], createIds());
    const after = toEntriesOf({ wins: 'Other\nSame\nSame\nSame' }, before, createIds('new'));
    expect(after.map(({ id }) => id)).toEqual(['id003', 'id001', 'id002', 'new001']);
  });

  it('get a new id when a line moves to another question', () => {
    const before = toEntriesOf({ wins: 'Same' }, [], createIds());
    expect(toEntriesOf({ asks: 'Same' }, before, createIds('new'))[0]?.id).toBe('new001');
  });

  it('never share an id', () => {
    const answer = fc
      .array(fc.constantFrom('A', 'B', 'C?'), { maxLength: 8 })
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(answer, answer, answer, (wins, asks, later) => {
        const before = toEntriesOf({ wins, asks }, [], createIds());
        const ids = toEntriesOf({ wins: later, asks: wins }, before, createIds('new')).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
