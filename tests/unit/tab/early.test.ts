import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Client } from '../../../tab/api/client.ts';
import { askEarly } from '../../../tab/api/early.ts';

const firstView = { items: [{ id: 'first' }], series: { id: 'first' }, meeting: { id: 'meeting' } };
const nowhere = { subPageId: null };
const atHome = { pathname: '/tab/', search: '' };

/** A client that notes what it is asked. */
function createProbeClient(answer: Promise<unknown> = Promise.resolve(firstView)) {
  const asked: unknown[] = [];
  const call = (name: string, request: object = {}) => {
    asked.push([name, request]);
    return answer;
  };
  return { asked, client: { call } as unknown as Client };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('what is asked for before the page is there', () => {
  test.each([
    ['This week', '/tab/', '', {}],
    ['This week without a slash', '/tab', '', {}],
    ['the series that a link names', '/tab/', '?series=second', { series: 'second' }],
  ])('is %s', async (_, pathname, search, query) => {
    const { asked, client } = createProbeClient();
    expect(await askEarly(client, nowhere, { pathname, search })).toBe(firstView);
    expect(asked).toEqual([['getFirstView', { query }]]);
  });

  test.each([
    ['another view', nowhere, '/tab/actions'],
    ['a deep link', { subPageId: 'history/m1' }, '/tab/'],
  ])('is nothing for %s', async (_, host, pathname) => {
    const { asked, client } = createProbeClient();
    expect(await askEarly(client, host, { pathname, search: '' })).toBeNull();
    expect(asked).toEqual([]);
  });

  test('is left to the page where it was refused', async () => {
    const { client } = createProbeClient(Promise.reject(new Error('no')));
    expect(await askEarly(client, nowhere, atHome)).toBeNull();
  });

  test('is left to the page where there is no answer for three seconds', async () => {
    const { client } = createProbeClient(new Promise(() => undefined));
    const answer = askEarly(client, nowhere, atHome);
    await jest.advanceTimersByTimeAsync(3000);
    expect(await answer).toBeNull();
  });
});
