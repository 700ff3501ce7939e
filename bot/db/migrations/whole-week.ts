import type { Migration } from './migrate.ts';
import { rewrite, type Fields, type Stored } from './rewrite.ts';

/**
 * Gives records of the first version the fields that came with start, settings, skipped and moved meetings, pairs,
 * substitutes and settlements. A field that is there stays, so that it can be run again.
 */
export const wholeWeek: Migration = {
  id: '2026-11-23-whole-week',
  run: async (db) => {
    await rewrite(db, 'series', withSeriesFields);
    await rewrite(db, 'meetings', withMeetingFields);
    await rewrite(db, 'checkIns', (checkIn) => ({
      ...newCheckInFields,
      ...checkIn,
      entries: toEntries(checkIn),
    }));
    await rewrite(db, 'actions', (action) => ({ ...action, history: toHistory(action) }));
    await rewrite(db, 'parkingLot', (parked) => ({ customers: [], ...parked }));
    await rewrite(db, 'conversations', (one) => ({
      name: '',
      meetingId: null,
      ...(one['type'] === 'channel' && one['seriesId'] !== null && { isHome: true }),
      ...one,
    }));
  },
};

const newCheckInFields = { marks: [], substituteId: null, insteadOf: null, snoozedUntil: null, noticed: [] };

const newMeetingFields = {
  skip: null,
  moved: null,
  locked: false,
  offer: null,
  attendance: [],
  reopenedBecause: '',
};

const newSeriesFields = {
  home: null,
  state: 'active',
  start: null,
  holidays: { country: null, days: [] },
  reminders: 1,
  graceMinutes: 15,
  customers: [],
  informed: [],
  revision: 1,
  edited: {},
  changes: [],
};

function withSeriesFields(series: Stored): Fields {
  return {
    ...newSeriesFields,
    ...series,
    people: listOf(series, 'people').map((one) => ({ acting: null, ...one })),
  };
}

function withMeetingFields(meeting: Stored): Fields {
  const search = { customers: [], ...(meeting['search'] as Fields) };
  const minutes = listOf(meeting, 'minutes').map((one) => ({
    reason: '',
    attendance: [],
    ...one,
    items: listOf(one, 'items').map(withItemFields),
    actions: listOf(one, 'actions').map((action) => ({ ...action, history: toHistory(action) })),
  }));
  const items = listOf(meeting, 'items').map(withItemFields);
  return { ...newMeetingFields, ...meeting, items, minutes, search };
}

function withItemFields(item: Fields): Fields {
  const origin = item['origin'] as Fields;
  const linked = origin['kind'] === 'proposed' ? { link: null, ...origin } : origin;
  return { customers: [], merged: [], ...item, origin: linked };
}

function toEntries(checkIn: Fields): Fields[] {
  return listOf(checkIn, 'entries').map((entry) => ({ minutes: null, link: null, customers: [], ...entry }));
}

function toHistory(action: Fields): Fields[] {
  return listOf(action, 'history').map((change) => ({ note: '', ...change }));
}

function listOf(fields: Fields, name: string): Fields[] {
  return (fields[name] ?? []) as Fields[];
}
