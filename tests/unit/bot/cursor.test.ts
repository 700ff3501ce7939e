import { describe, expect, it } from '@jest/globals';
import { pageSize, readCursor, toCursor } from '../../../bot/http/cursor.ts';
import { RequestError } from '../../../bot/http/problems.ts';

const fullPage = Array.from({ length: pageSize });

describe('a cursor', () => {
  it('leads to the place behind the last element of a full page', () => {
    const cursor = toCursor(fullPage, 'series.2026-11-26');
    expect(cursor).toMatch(/^[\w-]+$/u);
    expect(readCursor(cursor!)).toBe('series.2026-11-26');
  });

  it('is not there where the list ends', () => {
    expect(toCursor(fullPage.slice(1), 'last')).toBeNull();
    expect(toCursor([], undefined)).toBeNull();
    expect(readCursor(undefined)).toBeUndefined();
  });

  it.each(['', '!', 'eyIkZ3QiOiIifQ', Buffer.from('a b').toString('base64url')])(
    'is refused when it was made up: %j',
    (text) => {
      expect(() => readCursor(text)).toThrow(RequestError);
    },
  );
});
