import express, { type Router } from 'express';
import { z } from 'zod';
import { RequestError } from '../http/problems.ts';
import type { ClockControl } from './clock-control.ts';

const moveSchema = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }) }),
  z.strictObject({ advance: z.iso.duration() }),
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
    response.json(
      'now' in move.data ? await control.set(move.data.now) : await control.advance(move.data.advance),
    );
  });
  return router;
}
