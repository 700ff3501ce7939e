import { Router } from 'express';
import { z } from 'zod';
import { addDuration } from '../../shared/core/time.ts';
import { readInput } from '../http/input.ts';
import type { CreateCompany } from './company.ts';

const name = z.string().trim().min(1).max(120);

const companySchema = z.strictObject({
  people: z.array(name).min(2).max(60),
  chat: z.strictObject({
    type: z.enum(['channel', 'meeting']),
    name: z.string().trim().min(1).max(60),
    meeting: z
      .strictObject({
        startsAt: z.iso.datetime({ offset: true }).transform((text) => addDuration(text, 'PT0S')),
        lengthMinutes: z.int().min(5).max(480),
      })
      .optional(),
  }),
  addedBy: name,
});

/**
 * `POST /local/company`: people of one's own with a channel or a meeting's chat, to which one of them adds the app →
 * `{ "people": […], "chatId": "…", "addedById": "…" }`. Each call makes new ones.
 */
export function createCompanyRouter(createCompany: CreateCompany): Router {
  const router = Router();
  router.post('/company', async (request, response) => {
    response.json(await createCompany(readInput(companySchema, request.body)));
  });
  return router;
}
