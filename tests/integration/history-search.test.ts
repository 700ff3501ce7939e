import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createIndexes, indexSpecs } from '../../bot/db/indexes.ts';
import type { HistoryFilter } from '../../bot/db/meetings.ts';
import { createRepositories } from '../../bot/db/repositories.ts';
import { toWords } from '../../shared/core/text.ts';
import { toMeetingId } from '../../shared/core/ids.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { createTestDatabase } from '../support/database.ts';
import { toItem, toMeeting } from '../support/meeting-records.ts';

const database = await createTestDatabase();
afterAll(() => database.close());
const { meetings, meetingStore } = createRepositories(database.db);

const texts: Record<string, string> = {
  '2026-11-05': 'Preisliste für Müller, Straße 5',
  '2026-11-12': '新製品の価格表を送る。ガイドも。',
  '2026-11-19': 'عقد جديد مع العميل في الرياض',
  '2026-11-26': 'Réunion à Montréal: présentation São Paulo',
};

async function save(date: string, fields: Partial<Meeting> = {}): Promise<void> {
  const search = {
    words: toWords([texts[date] ?? '']),
    people: ['cem'],
    departments: ['sales'],
    customers: [],
  };
  const meeting = toMeeting({
    id: toMeetingId('series', date),
    date,
    state: 'closed',
    items: [toItem()],
    search,
    ...fields,
  });
  await meetingStore.save({ before: null, after: meeting, events: [], commandId: 'c', machineNow: 0 });
}

beforeAll(async () => {
  await createIndexes(database.db, indexSpecs);
  for (const date of Object.keys(texts)) await save(date);
  await save('2026-12-03', { state: 'open' });
  await save('2026-12-10', {
    id: 'other',
    seriesId: 'other',
    search: { words: ['mullerei'], people: [], departments: [], customers: [] },
  });
  await save('2026-10-29', {
    search: { words: ['mull'], people: ['dora'], departments: ['marketing'], customers: ['contoso'] },
  });
});

async function find(q: string, fields: Partial<HistoryFilter> = {}): Promise<string[]> {
  const found = await meetings.search({ seriesId: 'series', words: toWords([q]), limit: 50, ...fields });
  return found.map(({ state }) => state.date);
}

describe('History', () => {
  it.each([
    ['preis', ['2026-11-05']],
    ['MÜLL', ['2026-11-05', '2026-10-29']],
    ['muller preisliste', ['2026-11-05']],
    ['strasse', []],
    ['iste', []],
    ['価格', ['2026-11-12']],
    ['製品', ['2026-11-12']],
    ['ガイド', ['2026-11-12']],
    ['カイト', []],
    ['العمي', ['2026-11-19']],
    ['montreal PRESENT', ['2026-11-26']],
    ['sao', ['2026-11-26']],
    ['.*', ['2026-11-26', '2026-11-19', '2026-11-12', '2026-11-05', '2026-10-29']],
    ['$where', []],
  ])('finds by word beginnings: %s', async (q, dates) => {
    expect(await find(q)).toEqual(dates);
  });

  it('shows closed meetings of the series only, the latest first, page by page', async () => {
    expect(await find('')).toEqual(['2026-11-26', '2026-11-19', '2026-11-12', '2026-11-05', '2026-10-29']);
    expect(await find('', { limit: 2, beforeDate: '2026-11-19' })).toEqual(['2026-11-12', '2026-11-05']);
  });

  it.each<[string, Partial<HistoryFilter>, string[]]>([
    ['person', { personId: 'dora' }, ['2026-10-29']],
    ['department', { department: 'marketing' }, ['2026-10-29']],
    ['first day', { from: '2026-11-19' }, ['2026-11-26', '2026-11-19']],
    ['last day', { to: '2026-11-05' }, ['2026-11-05', '2026-10-29']],
    [
      'days and page',
      { from: '2026-11-05', to: '2026-11-19', beforeDate: '2026-11-19' },
      ['2026-11-12', '2026-11-05'],
    ],
  ])('filters by %s', async (_, fields, dates) => {
    expect(await find('', fields)).toEqual(dates);
  });
});

describe('the meetings of a series', () => {
  it('know the current one, their neighbours, and whether a later one has begun', async () => {
    expect((await meetings.listUnclosed('series', '2026-11-01'))[0]?.state.date).toBe('2026-12-03');
    expect(await meetings.listUnclosed('series', '2026-12-31')).toEqual([]);
    expect((await meetings.findBefore('series', '2026-11-19'))?.state.date).toBe('2026-11-12');
    expect(await meetings.findBefore('series', '2026-10-29')).toBeNull();
    expect((await meetings.findOpenAfter('series', '2026-11-26'))?.state.date).toBe('2026-12-03');
    expect(await meetings.findOpenAfter('series', '2026-12-03')).toBeNull();
    expect(await meetings.hasBegunAfter('series', '2026-11-19')).toBe(true);
    expect(await meetings.hasBegunAfter('series', '2026-11-26')).toBe(false);
    expect((await meetings.listBefore('series', undefined, 2)).map(({ state }) => state.date)).toEqual([
      '2026-12-03',
      '2026-11-26',
    ]);
  });
});
