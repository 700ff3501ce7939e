import { RequestError } from './problems.ts';

export const pageSize = 50;

/** The place behind the last element of a page, as an opaque text; null when the list ends there. */
export function toCursor(page: readonly unknown[], last: string | undefined): string | null {
  return page.length < pageSize || last === undefined
    ? null
    : Buffer.from(last, 'utf8').toString('base64url');
}

/** @throws RequestError `invalid-input` for a text that was no cursor. */
export function readCursor(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  if (/^[\w.~-]{1,200}$/u.test(place)) return place;
  throw new RequestError('invalid-input', [
    { path: 'cursor', problem: 'use the nextCursor of the page before' },
  ]);
}
