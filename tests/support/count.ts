/** Whether this is `npm run test:long`. */
export const isLong = process.env['TANDEM_LONG'] === '1';

/** How often a test does something: a few times in `npm test`, all of it in `npm run test:long`. */
export function toCount(short: number, full: number): number {
  return isLong ? full : short;
}

/** Tests that say the same as the others of their file, of more cases or for longer: only `npm run test:long` has them. */
export function inFull(define: () => void): void {
  if (isLong) define();
}
