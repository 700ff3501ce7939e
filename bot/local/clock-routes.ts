import express, { type Router } from 'express';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { toInstantText } from '../../shared/core/time.ts';
import { RequestError } from '../http/problems.ts';
import type { ClockControl } from './clock-control.ts';

const moveSchema = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advance: z.string().max(40) }),
]);

/** `GET|POST /local/clock` (names.md). */
export function createClockRoutes(control: ClockControl): Router {
  const router = express.Router();
  router.get('/clock', (_request, response) => void response.json({ now: control.now() }));
  router.post('/clock', async (request, response) => {
    const move = moveSchema.safeParse(request.body);
    if (!move.success) {
      const problem = 'send { "now": an ISO time } or { "advance": an ISO duration such as "PT2H" }';
      throw new RequestError('invalid-input', [{ path: '', problem }]);
    }
    const target = readTarget(move.data, control.now());
    response.json(await control.moveTo(target));
  });
  return router;
}

/** Far enough for a year of weeks; every piece of work on the way is really done. */
const furthestHours = 24 * 400;

/** Where the clock is to stand. Days and weeks of a duration count in UTC. */
function readTarget(move: z.infer<typeof moveSchema>, now: string): string {
  try {
    const target =
      'now' in move
        ? Temporal.Instant.from(move.now)
        : Temporal.Instant.from(now)
            .toZonedDateTimeISO('UTC')
            .add(Temporal.Duration.from(move.advance))
            .toInstant();
    const limit = Temporal.Instant.from(now).add({ hours: furthestHours });
    if (Temporal.Instant.compare(target, limit) <= 0) return toInstantText(target);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new RequestError('invalid-input', [
    { path: '', problem: 'an ISO duration such as "PT2H", at most 400 days' },
  ]);
}
