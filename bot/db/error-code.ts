/** The code of an error of Node or of the driver, such as `ENOENT`; null for everything else. */
export function codeOf(error: unknown): unknown {
  // By shape, not by `instanceof Error`: see `isConnectionLost`.
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
}
