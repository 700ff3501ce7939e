/**
 * Whether what was begun ended within a time of the machine, in milliseconds; if not, it goes on unwatched. Every request
 * passes here, so it is a bare timer: ending a `delay` by its signal was measured to take as long as the routing.
 */
export async function endsWithin(limitMs: number, begun: Promise<unknown>): Promise<boolean> {
  let limit: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    limit = setTimeout(resolve, limitMs, false);
  });
  try {
    return await Promise.race([begun.then(() => true), late]);
  } finally {
    clearTimeout(limit);
  }
}
