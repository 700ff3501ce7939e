import { beforeEach, describe, expect, it } from '@jest/globals';
import { createCacheUpkeep } from '../../../bot/app/cache-upkeep.ts';
import type { MeetingRecords } from '../../../bot/app/queries.ts';
import { createSeriesCache } from '../../../bot/app/series-cache.ts';
import type { LiveHint } from '../../../shared/api/live.ts';
import { toMeeting, toSeries } from '../../support/meeting-records.ts';

const { id } = toMeeting();
const toRecords = (meetingVersion: number, lengthMinutes = 45): MeetingRecords => ({
  series: toSeries(),
  meeting: toMeeting({ lengthMinutes }),
  meetingVersion,
  checkIns: [],
  actions: [],
  actionVersions: new Map(),
});
const toSaved = (version: number, lengthMinutes: number) => ({
  seriesId: 'series',
  meeting: { state: toMeeting({ lengthMinutes }), version },
});
const toHint = (kind: LiveHint['kind'], version = 5, seriesId = 'series') => {
  return { seriesId, kind, id: kind === 'meeting' ? id : 'other', version };
};

let cache = createSeriesCache<MeetingRecords>();
let upkeep = createCacheUpkeep(cache);
beforeEach(async () => {
  cache = createSeriesCache<MeetingRecords>();
  upkeep = createCacheUpkeep(cache);
  await cache.get(id, () => Promise.resolve({ seriesId: 'series', value: toRecords(5) }));
});

describe('what is kept of a meeting', () => {
  it('becomes what was saved of it here, with everything else as it was', () => {
    upkeep.onSaved(toSaved(6, 60));
    expect(cache.peek(id)).toEqual(toRecords(6, 60));
  });

  it('stays where an older save is told late', () => {
    upkeep.onSaved(toSaved(6, 60));
    upkeep.onSaved(toSaved(5, 30));
    expect(cache.peek(id)?.meeting.lengthMinutes).toBe(60);
  });

  it('is dropped when another record of its series was saved here, and not for another series', () => {
    upkeep.onSaved({ seriesId: 'other', meeting: null });
    expect(cache.peek(id)).not.toBeNull();
    upkeep.onSaved({ seriesId: 'series', meeting: null });
    expect(cache.peek(id)).toBeNull();
  });

  it.each<[string, ReturnType<typeof toHint>, boolean]>([
    ['a version that is known', toHint('meeting', 5), true],
    ['a version from before', toHint('meeting', 4), true],
    ['a version that is not known', toHint('meeting', 6), false],
    ['a check-in', toHint('check-in'), false],
    ['an action', toHint('action'), false],
    ['the series', toHint('series'), false],
    ['the parking lot, which is no part of it', toHint('parking-lot'), true],
    ['another series', toHint('check-in', 5, 'other'), true],
  ])('after a hint of %s', (_, hint, isKept) => {
    upkeep.onHint(hint);
    expect(cache.peek(id) !== null).toBe(isKept);
  });

  it('is dropped when hints may have been missed', () => {
    upkeep.onResync();
    expect(cache.peek(id)).toBeNull();
  });
});
