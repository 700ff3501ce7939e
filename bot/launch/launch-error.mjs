/** An obstacle that the person at the terminal can remove; its message says how. */
export class LaunchError extends Error {
  /** @override */
  name = 'LaunchError';
}
