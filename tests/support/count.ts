/** Whether this is `npm run test:long`. */
export const isLong = process.env['TANDEM_LONG'] === '1';

/** How often a test does something: a few times in `npm test`, all of it in `npm run test:long`. */
export function toCount(short: number, full: number): number {
  return isLong ? full : short;
}
