/**
 * Whether what was begun ended within a time of the machine, in milliseconds; if not, it goes on unwatched. Every request
 * passes here, so it is a bare timer: an aborted `delay` was measured to take as long as the routing.
 */
export function endsWithin(limitMs: number, begun: Promise<unknown>): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(resolve, limitMs, false);
    const end = (settle: () => void) => {
      clearTimeout(limit);
      settle();
    };
    begun.then(
      () => end(() => resolve(true)),
      (error: unknown) => end(() => reject(error)),
    );
  });
}
