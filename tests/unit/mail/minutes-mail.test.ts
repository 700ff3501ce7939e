import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toMinutesMail } from '../../../bot/mail/templates/minutes.ts';
import type { MinutesMailInput } from '../../../bot/mail/templates/writer.ts';
import { english } from '../../../shared/locales/catalogue.ts';
import { compileCatalogue } from '../../../shared/locales/compile.ts';
import { toPseudo } from '../../../shared/locales/pseudo.ts';
import { createTranslate } from '../../../shared/locales/translate.ts';
import { toAction } from '../../support/builders.ts';
import { t, toSeries } from '../../support/meeting-records.ts';
import { toClosedMeeting, toMinutes, toMinutesItem } from '../../support/sample-minutes.ts';

const tabUrl = 'https://tandem.example/tab/meetings/series.2026-11-26';

function write(fields: Partial<MinutesMailInput> = {}) {
  const { minutes = toMinutes() } = fields;
  const meeting = toClosedMeeting(minutes);
  return toMinutesMail({
    series: toSeries(),
    meeting,
    minutes,
    because: 'absent',
    tabUrl,
    language: 'en',
    t,
    ...fields,
  });
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** What a reader of the HTML sees, line by line. */
function toSeen(html: string): string[] {
  const body = html.slice(html.indexOf('<body'));
  const text = body
    .replace(/<(?:\/(?:h\d|p|div|li)|br|h\d|p|div|li)\b[^>]*>/gu, '\n')
    .replace(/<[^>]*>/gu, '')
    .replace(/&(?:lt|gt|quot|#39|amp);/gu, (entity) => entities[entity] ?? entity);
  return text.split('\n').filter((line) => line.trim() !== '');
}

/** What a reader of the plain text sees, without marks, underlines and the address of the link. */
function toRead(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !/^(?:=+|-+|https:.*|\s*)$/u.test(line))
    .map((line) => line.replace(/^(?:\* | {2})/u, ''));
}

describe('minutes by mail', () => {
  test('tell title, time, who was there, decisions, actions, items, what is left, and what was read before', () => {
    const { subject, text } = write();
    expect(subject).toBe('Minutes of Thursday, November 26, 2026: Sales and Marketing');
    const order = [
      'Minutes of Thursday, November 26, 2026',
      /Sales and Marketing: Thursday, November 26, 2026.*10:00.*10:31.*GMT\+1. It took 31 minutes of 45\./u,
      '2 decisions, 4 actions. 2 items discussed, 1 deferred, 1 parked, 1 dropped, 1 not reached.',
      'Present: Ana Ruiz and Ben Vogel.',
      'Absent: Dora Lind.',
      /^Decisions\n-+\n\n\* We go to the fair\n {2}Item: Fair in Lyon\n\* The flyer is in French\n {2}Item: Fair in Lyon$/mu,
      /^Actions\n-+\n\n\* Send the deck\n {2}Dora Lind, due Thursday, December 3, 2026\n\* Call Contoso\n {2}Cem Kaya, no date/mu,
      '* Book the hall\n  Cem Kaya, done\n* Ask the press\n  Cem Kaya, dropped',
      /^Item by item$/mu,
      'The number\ndiscussed',
      'Fair in Lyon\nCem Kaya: discussed\n\nStand 12 is free.\nWe need two people.\n\nTogether with: Flyer for Lyon\n\nPrint 500.',
      'Budget\nCem Kaya: deferred',
      'New logo\nparked',
      'Price list\nCem Kaya: not reached',
      'Old website\nCem Kaya: dropped',
      /^Carried over to the next meeting\n-+\n\n\* Budget\n {2}deferred\n\* Price list\n {2}not reached$/mu,
      /^Parked\n-+\n\n\* New logo$/mu,
      /^Read beforehand\n-+\n\nDora Lind, Marketing: sent after the agenda\n\n\* Newsletter: 40 % opened it\n {2}Wins\n/mu,
      `Open in Tandem\n${tabUrl}`,
      'You get this mail because you were not in the meeting.',
    ];
    let from = 0;
    for (const part of order) {
      const rest = text.slice(from);
      const at = typeof part === 'string' ? rest.indexOf(part) : rest.search(part);
      expect([part, at >= 0]).toEqual([part, true]);
      from += at;
    }
    expect(text.trimEnd().endsWith('not in the meeting.')).toBe(true);
  });

  test.each([
    ['absent', 'because you were not in the meeting'],
    ['informed', 'because the chairs of Sales and Marketing keep you informed'],
    ['asked', 'because you asked for the minutes of Sales and Marketing by mail'],
  ] as const)('say why somebody gets them: %s', (because, words) => {
    const { text, html } = write({ because });
    expect(text).toContain(words);
    expect(html).toContain(words);
  });

  test('of a meeting that was reopened say which version they are and what changed', () => {
    const { subject, text } = write({ minutes: toMinutes({ version: 2, reason: 'Stand 14, not 12' }) });
    expect(subject).toMatch(/^Version 2 of the minutes of Thursday/u);
    expect(text).toMatch(/Version 2: it replaces[^]*What changed: Stand 14, not 12[^]*Decisions/u);
    expect(write({ minutes: toMinutes({ version: 3 }) }).text).not.toContain('What changed');
  });

  test('of a meeting in which nothing happened say so, without empty headings', () => {
    const nothing = { items: [], actions: [], readBeforehand: [], attendance: [], startedAt: null };
    const { text, html } = write({ minutes: toMinutes(nothing) });
    expect(text).toMatch(/planned for Thursday, November 26, 2026.*10:00.*10:45/u);
    expect(text).toMatch(
      /No decisions, no actions\. Nothing discussed[^]*Nothing was decided\.[^]*No actions were captured\.[^]*The agenda was empty\./u,
    );
    expect(text).not.toMatch(/Carried over|Parked|Read beforehand|Present|Absent/u);
    expect(html.match(/<h2/gu)).toHaveLength(3);
    expect(html).not.toContain('<ul');
  });

  test('carry over what was discussed and has an open action', () => {
    const source = { kind: 'meeting', meetingId: 'series.2026-11-26', itemId: 'fair' } as const;
    const minutes = toMinutes({
      items: [toMinutesItem({ id: 'fair' })],
      actions: [toAction({ source })],
    });
    expect(write({ minutes }).text).toMatch(/Carried over[^]*Price list for Contoso\n {2}an action is open/u);
  });
});

describe('the HTML of minutes', () => {
  test('says line by line what the plain text says', () => {
    for (const minutes of [toMinutes(), toMinutes({ version: 2, reason: 'a <b> & "c"', items: [] })]) {
      const { text, html } = write({ minutes });
      expect(toSeen(html)).toEqual(toRead(text));
      expect(html).toContain(`href="${tabUrl}"`);
    }
  });

  test('asks for nothing from elsewhere and runs nothing', () => {
    const { html } = write();
    expect(html).not.toMatch(/<(?:img|script|link|iframe|table|form|svg|object)\b|url\(|@import|\bon\w+=/iu);
    expect(html.match(/https?:[^"<\s]*/gu)).toEqual([tabUrl]);
  });

  test('has nothing that is wider than 320 px', () => {
    const { html } = write();
    const widths = [...html.matchAll(/(?<!max-)width\s*[:=]\s*["']?([^;"'>\s]+)/gu)].map(
      ([, width]) => width,
    );
    expect(widths).toEqual(['device-width,initial-scale=1']);
    expect(html).toContain('overflow-wrap:anywhere');
  });

  test('has a language, headings in order, and a dark look', () => {
    const { html } = write();
    expect(html).toMatch(/<html lang="en" dir="ltr">[^]*<body[^>]*><div class="page" lang="en" dir="ltr"/u);
    const levels = [...html.matchAll(/<h(\d)/gu)].map(([, level]) => Number(level));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    levels.reduce((before, level) => {
      expect(level - before).toBeLessThanOrEqual(1);
      return level;
    });
    expect(html).toMatch(/@media \(prefers-color-scheme:dark\)/u);
  });

  test('shows whatever people write as text, in every place where they can', () => {
    const hostile = fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'onmouseover='x",
      '</title><style>*{display:none}</style>',
      '&lt;b&gt; <!-- ',
      '{name} <a href="https://evil.example">x</a>',
      '\u202Eabc\u2066\u0000',
      '\uD800',
    );
    const words = fc
      .array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 9 })), { maxLength: 4 })
      .map((all) => `x${all.join('')}`);
    fc.assert(
      fc.property(words, (typed) => {
        const [ana, ...people] = toSeries().people;
        const series = toSeries({
          name: typed,
          people: [{ ...ana!, name: typed }, ...people],
          departments: [
            { id: 'sales', name: typed },
            { id: 'marketing', name: 'M' },
          ],
        });
        const item = toMinutesItem({
          title: typed,
          notes: typed,
          presenterId: 'ana',
          decisions: [{ id: 'd', text: typed, at: '', by: 'ana' }],
          merged: [{ ...toMinutesItem({ title: typed, notes: typed }) }],
        });
        const minutes = toMinutes({
          version: 2,
          reason: typed,
          items: [item, { ...item, outcome: 'parked' }, { ...item, outcome: 'deferred' }],
          actions: [toAction({ text: typed, ownerId: 'ana' })],
          readBeforehand: [
            {
              personId: 'ana',
              department: 'sales',
              late: false,
              entries: [{ section: 'wins', text: typed }],
            },
          ],
        });
        const { subject, html, text } = write({ series, minutes, because: 'informed' });
        const tags = new Set([...html.matchAll(/<\/?([a-z!][a-z0-9-]*)/giu)].map(([, tag]) => tag));
        const known = 'html head meta title style body div h1 h2 h3 p ul li a bdi br !doctype'.split(' ');
        expect([...tags].filter((tag) => !known.includes(tag!))).toEqual([]);
        for (const [tag] of html.matchAll(/<[a-z][^>]*>/gu)) {
          expect(tag).toMatch(/^<\w+(?: (?:lang|dir|class|style|href|name|content|charset)="[^"<]*")*>$/u);
        }
        expect(html.match(/<style/gu)).toHaveLength(1);
        for (const surface of [subject, html, text]) {
          expect(surface).not.toMatch(/[\u202A-\u202E]|\p{Cs}/u);
          expect(surface).not.toContain('\0');
          expect(surface.match(/[\u2066-\u2068]/gu)?.length).toBe(surface.match(/\u2069/gu)?.length);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('minutes in a language that is written from right to left', () => {
  const mirrored = createTranslate('ar', compileCatalogue(toPseudo(english)));
  const { html, text } = write({ language: 'ar', t: mirrored });

  test('say so, and keep names apart from the sentence around them', () => {
    expect(html).toMatch(/<html lang="ar" dir="rtl">/u);
    expect(html).toMatch(/<div class="page" lang="ar" dir="rtl"/u);
    expect(text).toContain('\u2068Dora Lind\u2069');
    expect(html).not.toMatch(/(?:margin|padding)-(?:left|right)|text-align:(?:left|right)/u);
  });

  test('take every word from the catalogue', () => {
    const own =
      /Sales|Marketing|Fair|Stand|We |Flyer|Print|The flyer|Budget|logo|Price|website|Send|Call|Book|Ask|News|spring|https|Ana|Dora/u;
    for (const line of toRead(text).filter((one) => !own.test(one))) expect(line).toMatch(/^\[/u);
  });

  test('isolate also a name from right to left within an English sentence', () => {
    const [ana, ...people] = toSeries().people;
    const series = toSeries({ people: [{ ...ana!, name: 'علي' }, ...people] });
    expect(write({ series }).text).toContain('Present: \u2068علي\u2069 and Ben Vogel.');
  });
});

test('a language tag that is none is written as English', () => {
  expect(write({ language: 'en-US@posix' }).html).toContain('lang="en" dir="ltr"');
});
