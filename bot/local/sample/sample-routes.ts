import { Router } from 'express';
import { z } from 'zod';
import { readInput } from '../../http/input.ts';
import type { CreateSample } from './create-sample.ts';

const sampleSchema = z.strictObject({});

/** `POST /local/sample`: makes the sample company, once (names.md, "Local mode only"). */
export function createSampleRouter(createSample: CreateSample): Router {
  const router = Router();
  router.post('/sample', async (request, response) => {
    readInput(sampleSchema, request.body);
    response.json(await createSample());
  });
  return router;
}
