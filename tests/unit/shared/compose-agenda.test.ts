import { describe, expect, it } from '@jest/globals';
import {
  composeAgenda,
  toOriginKey,
  type AgendaSources,
  type CarriedOver,
} from '../../../shared/meeting/compose.ts';
import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import { createIds, now, toSentCheckIn } from '../../support/builders.ts';
import { toCheckIn, toItem, toSeries } from '../../support/meeting-records.ts';

const newId = createIds('new');

function compose(
  sources: Partial<AgendaSources>,
  items: readonly AgendaItem[] = [],
  posted = false,
): AgendaItem[] {
  return composeAgenda(
    { series: toSeries(), checkIns: [], carriedOver: [], ...sources },
    { items, posted, removed: [] },
    newId,
  );
}

const carried: CarriedOver = {
  item: toItem({ id: 'old', title: 'Trade fair', department: 'marketing', presenterId: 'dora' }),
  lineage: ['old'],
  fromDate: '2026-11-19',
  weeks: 2,
  because: 'deferred',
};
const answers = {
  wins: 'Contoso signed',
  problems: 'Prices?',
  asks: 'Leaflet',
  concerns: 'Budget?',
  cares: 'Q4?',
};
const sent = toSentCheckIn(answers);
const titles = (items: readonly AgendaItem[]) =>
  items.map(({ title }) => title).filter((title) => title !== '');
const withSource = (items: readonly AgendaItem[], title: string) =>
  items.find((item) => item.title === title)!;

describe('standing items', () => {
  it('are the sections of the template in order, with one round of news for each side', () => {
    const items = compose({});
    expect(items.map(({ section, department }) => [section, department])).toEqual([
      ['number', null],
      ['wins', null],
      ['departments', 'sales'],
      ['departments', 'marketing'],
      ['close', null],
    ]);
    expect(items.every(({ version, outcome, late }) => version === 1 && outcome === 'open' && !late)).toBe(
      true,
    );
  });

  it('follow a template with fewer sections', () => {
    const series = toSeries({ template: [{ section: 'close', minutes: 3 }] });
    expect(compose({ series }).map(({ section }) => section)).toEqual(['close']);
  });

  it('open their section, also when they come later than others, and are never late', () => {
    const [proposed] = [toItem({ id: 'p', section: 'departments', rank: 4_000_001 })];
    const items = compose({}, [proposed], true).filter(({ section }) => section === 'departments');
    expect(items.map(({ id, department }) => [id === 'p', department])).toEqual([
      [false, 'sales'],
      [false, 'marketing'],
      [true, 'sales'],
    ]);
    expect(items[0]?.late).toBe(false);
  });
});

describe('check-ins', () => {
  it('give items of the lines that are to be discussed and of asks, each in its section with its reason', () => {
    const items = compose({ checkIns: [sent] }).filter(({ origin }) => origin.kind === 'check-in');
    expect(items.map(({ title, section }) => [title, section])).toEqual([
      ['Budget?', 'asks'],
      ['Leaflet', 'asks'],
      ['Prices?', 'departments'],
      ['Q4?', 'departments'],
    ]);
    expect(items[1]).toMatchObject({
      department: 'sales',
      presenterId: 'cem',
      origin: { kind: 'check-in', personId: 'cem', section: 'asks', entryId: sent.entries.at(-1)?.id },
    });
    expect(
      compose({ checkIns: [toSentCheckIn({ wins: 'Fabrikam?' })] }).find(({ title }) => title !== '')
        ?.section,
    ).toBe('wins');
  });

  it('give nothing before they are sent', () => {
    expect(titles(compose({ checkIns: [toCheckIn({ state: 'draft', answers })] }))).toEqual([]);
  });

  it('mark their items late once the agenda was posted', () => {
    const before = compose({ checkIns: [sent] });
    const other = toSentCheckIn({ asks: 'Late one' }, { id: 'other', personId: 'dora' });
    const after = compose({ checkIns: [sent, other] }, before, true);
    expect(withSource(after, 'Late one').late).toBe(true);
    expect(withSource(after, 'Leaflet').late).toBe(false);
  });

  it('cut a long line to a title without half a character', () => {
    const line = `${'x'.repeat(299)}😀?`;
    const checkIns = [toSentCheckIn({ asks: line })];
    expect(titles(compose({ checkIns }))).toEqual(['x'.repeat(299)]);
  });
});

describe('what was taken off by hand', () => {
  it('does not come back when the agenda is composed again', () => {
    const first = compose({ checkIns: [sent], carriedOver: [carried] });
    const removed = ['Leaflet', 'Trade fair'].map((title) => toOriginKey(withSource(first, title).origin));
    const items = first.filter(({ origin }) => !removed.includes(toOriginKey(origin)));
    const sources = { series: toSeries(), checkIns: [sent], carriedOver: [carried] };
    const again = composeAgenda(sources, { items, posted: false, removed }, newId);
    expect(again.map(({ id }) => id).sort()).toEqual(items.map(({ id }) => id).sort());
  });
});

describe('what is carried over', () => {
  it('comes with its origin, title, side and presenter', () => {
    const item = withSource(compose({ carriedOver: [carried] }), 'Trade fair');
    expect(item).toMatchObject({
      section: 'carried-over',
      department: 'marketing',
      presenterId: 'dora',
      origin: {
        kind: 'carried-over',
        itemId: 'old',
        lineage: ['old'],
        fromDate: '2026-11-19',
        weeks: 2,
        because: 'deferred',
      },
    });
  });
});

describe('composing again', () => {
  const sources = { checkIns: [sent], carriedOver: [carried] };
  const first = compose(sources);

  it('changes nothing: the same objects come back', () => {
    const second = compose(sources, first);
    expect(second).toHaveLength(first.length);
    second.forEach((item, at) => expect(item).toBe(first[at]));
  });

  it('takes a withdrawn line off', () => {
    expect(titles(compose({ carriedOver: [carried] }, first))).toEqual(['Trade fair']);
  });

  it.each<Partial<AgendaItem>>([
    { notes: 'Somebody wrote' },
    { outcome: 'deferred' },
    { decisions: [{ id: 'd', text: 'Yes', at: now, by: 'ana' }] },
    { edited: { title: 2 } },
  ])('leaves a withdrawn line that somebody touched: %j', (touched) => {
    const items = first.map((item) => (item.title === 'Leaflet' ? { ...item, ...touched } : item));
    expect(titles(compose({}, items))).toEqual(['Leaflet']);
  });

  it('always leaves what people proposed', () => {
    expect(titles(compose({}, [...first, toItem({ title: 'Proposed' })]))).toEqual(['Proposed']);
  });

  it('follows a changed title of its source, but not over one that somebody wrote', () => {
    const renamed = { ...carried, item: { ...carried.item, title: 'Trade fair in May' } };
    const followed = compose({ ...sources, carriedOver: [renamed] }, first);
    expect(withSource(followed, 'Trade fair in May').version).toBe(2);
    const written = first.map((item) =>
      item.title === 'Trade fair' ? { ...item, title: 'Mine', edited: { title: 2 } } : item,
    );
    expect(titles(compose({ ...sources, carriedOver: [renamed] }, written))).toContain('Mine');
  });

  it('keeps the order that the chairs made', () => {
    const moved = first.map((item) => (item.title === 'Trade fair' ? { ...item, rank: 0 } : item));
    expect(compose(sources, moved)[0]?.title).toBe('Trade fair');
  });

  it('gives a new version only to items that changed', () => {
    const more = toSentCheckIn({ asks: 'One more' }, { id: 'other', personId: 'dora' });
    const second = compose({ ...sources, checkIns: [sent, more] }, first);
    const changed = second.filter((item) => !first.includes(item));
    expect(changed.every(({ section }) => section === 'asks')).toBe(true);
    expect(second.filter(({ section }) => section !== 'asks').every((item) => first.includes(item))).toBe(
      true,
    );
  });
});

it('never makes an agenda of more than 200 items', () => {
  const asks = Array.from({ length: 150 }, (_, at) => `ask ${at.toString()}`).join('\n');
  const checkIns = ['cem', 'dora'].map((id) => toSentCheckIn({ asks }, { id, personId: id }));
  const items = compose({ checkIns });
  expect(items).toHaveLength(200);
  expect(compose({ checkIns }, items)).toEqual(items);
});
