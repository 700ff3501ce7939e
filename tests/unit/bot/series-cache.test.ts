import { describe, expect, it } from '@jest/globals';
import { createSeriesCache, type SeriesCache } from '../../../bot/app/series-cache.ts';

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

  it('loads once for readers who come at the same moment', async () => {
    const cache = createSeriesCache<object>();
    const source = createCountingLoad({ title: 'agenda' });
    const all = await Promise.all(Array.from({ length: 200 }, () => cache.get('meeting', source.load)));
    expect(new Set(all).size).toBe(1);
    expect(source.loads()).toBe(1);
  });

  it.each<[string, (cache: SeriesCache<{ text: string }>) => void]>([
    ['anything changed', (cache) => cache.drop('another series')],
    ['everything may have changed', (cache) => cache.dropAll()],
    ['its meeting changed', (cache) => cache.forget('meeting')],
    ['its meeting was saved here', (cache) => cache.change('meeting', (value) => value)],
  ])('lets nobody who comes after %s wait for a read that began before', async (_, happens) => {
    const cache = createSeriesCache<{ text: string }>();
    const toLoaded = (text: string) => ({ seriesId: 'series', value: { text } });
    let finish: (loaded: ReturnType<typeof toLoaded>) => void = () => undefined;
    const early = cache.get('meeting', () => new Promise((resolve) => (finish = resolve)));
    happens(cache);
    const late = cache.get('meeting', () => Promise.resolve(toLoaded('new')));
    finish(toLoaded('old'));
    expect(await Promise.all([early, late])).toEqual([{ text: 'old' }, { text: 'new' }]);
    expect(await cache.get('meeting', () => Promise.resolve(toLoaded('newer')))).toEqual({ text: 'new' });
  });

  it('begins anew after a read that failed', async () => {
    const cache = createSeriesCache<object>();
    const failing = () => Promise.reject(new Error('no'));
    await Promise.all([1, 2].map(() => expect(cache.get('meeting', failing)).rejects.toThrow('no')));
    const source = createCountingLoad({});
    expect(await cache.get('meeting', source.load)).toEqual({});
  });

  it('takes on what was saved of one meeting, and leaves the others of its series', async () => {
    const cache = createSeriesCache<{ text: string }>();
    const toSource = (text: string) => createCountingLoad({ text });
    const [one, other] = [toSource('one'), toSource('other')];
    const get = async (id: string, { load }: typeof one) => (await cache.get(id, load as never))!.text;
    await get('one', one);
    await get('other', other);
    cache.change('one', ({ text }) => ({ text: `${text} edited` }));
    cache.change('nobody', () => ({ text: 'never read' }));
    expect([await get('one', one), await get('other', other)]).toEqual(['one edited', 'other']);
    expect([one.loads(), other.loads(), cache.peek('nobody')]).toEqual([1, 1, null]);
  });

  it('does not keep that something is missing', async () => {
    const cache = createSeriesCache<object>();
    expect(await cache.get('meeting', () => Promise.resolve(null))).toBeNull();
    const source = createCountingLoad({});
    expect(await cache.get('meeting', source.load)).not.toBeNull();
  });
});
