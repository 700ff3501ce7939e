import compression from 'compression';
import type { RequestHandler } from 'express';

/** Below this, in bytes, an answer fits into one packet anyway. */
const threshold = 1400;

/**
 * Compresses answers in JSON for those who take that: on a slow network an agenda takes as long as a fifth of the tab's
 * code. The live stream is left as it is, since its events are small and must not wait in a buffer.
 */
export function compressJson(): RequestHandler {
  return compression({
    threshold,
    level: 1,
    filter: (_request, response) => String(response.getHeader('Content-Type')).startsWith('application/json'),
  });
}
