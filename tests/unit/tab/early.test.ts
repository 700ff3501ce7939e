import { describe, expect, test } from '@jest/globals';
import type { Client } from '../../../tab/api/client.ts';
import { askEarly, withEarlyAnswers } from '../../../tab/api/early.ts';

const series = { id: 'second', currentMeetingId: 'meeting' };
const meeting = { id: 'meeting' };
const items = [{ id: 'first' }, { id: 'second' }];
const firstView = { items, series, meeting };
const atHome = { pathname: '/tab/', search: '' };
const nowhere = { subPageId: null };

/** A client that notes what it is asked, and answers from a list; what is not in it fails. */
function createProbeClient(answers: Record<string, unknown>) {
  const asked: unknown[] = [];
  const call = (name: string, request: object = {}) => {
    asked.push([name, request]);
    return name in answers ? Promise.resolve(answers[name]) : Promise.reject(new Error(`no ${name}`));
  };
  return { asked, client: { call } as unknown as Client };
}

describe('what is asked for before the page is there', () => {
  test.each([
    ['This week', '/tab/', '', {}],
    ['This week without a slash', '/tab', '', {}],
    ['the series that a link names', '/tab/', '?series=second', { series: 'second' }],
  ])('is %s', (_, pathname, search, query) => {
    const { asked, client } = createProbeClient({ getFirstView: firstView });
    askEarly(client, nowhere, { pathname, search });
    expect(asked).toEqual([['getFirstView', { query }]]);
  });

  test.each([
    ['another view', nowhere, '/tab/actions'],
    ['a deep link', { subPageId: 'history/m1' }, '/tab/'],
  ])('is nothing for %s', (_, host, pathname) => {
    const { asked, client } = createProbeClient({});
    expect(askEarly(client, host, { pathname, search: '' }).size).toBe(0);
    expect(asked).toEqual([]);
  });
});

describe('an early answer', () => {
  const later = { listSeries: 'later', getSeries: 'later', getMeeting: 'later' };

  test('is given to the first who asks for just that; whoever asks again hears what is so by then', async () => {
    const early = createProbeClient({ getFirstView: firstView });
    const { asked, client } = createProbeClient(later);
    const both = withEarlyAnswers(client, askEarly(early.client, nowhere, atHome));
    expect(await both.call('listSeries')).toEqual({ items });
    const askSeries = () => both.call('getSeries', { params: { seriesId: 'second' } });
    const askMeeting = (meetingId: string) => both.call('getMeeting', { params: { meetingId } });
    expect([await askSeries(), await askSeries()]).toEqual([series, 'later']);
    expect([await askMeeting('another'), await askMeeting('meeting')]).toEqual(['later', meeting]);
    expect(await askMeeting('meeting')).toBe('later');
    expect(asked.map((one) => (one as string[])[0])).toEqual(['getSeries', 'getMeeting', 'getMeeting']);
  });

  test('of somebody without a series is that there is none', async () => {
    const early = createProbeClient({ getFirstView: { items: [], series: null, meeting: null } });
    const kept = askEarly(early.client, nowhere, atHome);
    expect(await withEarlyAnswers(createProbeClient({}).client, kept).call('listSeries')).toEqual({
      items: [],
    });
    expect(kept.size).toBe(0);
  });

  test('that failed is told to who asks for it, and only to them', async () => {
    const kept = askEarly(createProbeClient({}).client, nowhere, atHome);
    const both = withEarlyAnswers(createProbeClient(later).client, kept);
    await expect(both.call('listSeries')).rejects.toThrow('no getFirstView');
    await expect(both.call('listSeries')).resolves.toBe('later');
  });
});
