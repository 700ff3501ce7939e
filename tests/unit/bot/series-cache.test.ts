import { describe, expect, it } from '@jest/globals';
import { createSeriesCache } from '../../../bot/app/series-cache.ts';

function createCountingLoad(value: object, seriesId = 'series') {
  let loads = 0;
  return {
    load: () => {
      loads += 1;
      return Promise.resolve({ seriesId, value });
    },
    loads: () => loads,
  };
}

describe('the cache of a series', () => {
  it('loads once for many readers after a change', async () => {
    const cache = createSeriesCache<object>();
    const source = createCountingLoad({ title: 'agenda' });
    await cache.get('meeting', source.load);
    for (let reader = 0; reader < 50; reader += 1) await cache.get('meeting', source.load);
    expect(source.loads()).toBe(1);
  });

  it('loads again once something in the series changed, and keeps other series', async () => {
    const cache = createSeriesCache<object>();
    const mine = createCountingLoad({ of: 'mine' }, 'mine');
    const other = createCountingLoad({ of: 'other' }, 'other');
    await cache.get('a', mine.load);
    await cache.get('b', other.load);
    cache.drop('mine');
    await cache.get('a', mine.load);
    await cache.get('b', other.load);
    expect([mine.loads(), other.loads()]).toEqual([2, 1]);
  });

  it('does not keep what was read before a change that came while it was read', async () => {
    const cache = createSeriesCache<{ text: string }>();
    let finish: (loaded: { seriesId: string; value: { text: string } }) => void = () => undefined;
    const slow = cache.get('meeting', () => new Promise((resolve) => (finish = resolve)));
    cache.drop('series');
    finish({ seriesId: 'series', value: { text: 'old' } });
    await slow;
    const fresh = await cache.get('meeting', () =>
      Promise.resolve({ seriesId: 'series', value: { text: 'new' } }),
    );
    expect(fresh).toEqual({ text: 'new' });
  });

  it('does not keep that something is missing', async () => {
    const cache = createSeriesCache<object>();
    expect(await cache.get('meeting', () => Promise.resolve(null))).toBeNull();
    const source = createCountingLoad({});
    expect(await cache.get('meeting', source.load)).not.toBeNull();
  });
});
