import { Router } from 'express';
import { z } from 'zod';
import type { Person } from '../app/ports.ts';
import type { Issuer } from './issuer.ts';
import { readInput } from '../http/input.ts';
import { DomainError } from '../../shared/core/errors.ts';

/** A person as the sign-in page lists them (names.md). */
export interface LocalPerson {
  id: string;
  name: string;
  department: string;
  role: string;
}

export interface SignInDependencies {
  listPeople: () => Promise<LocalPerson[]>;
  findPerson: (personId: string) => Promise<Person | null>;
  issuer: Pick<Issuer, 'signPersonToken'>;
  /** Programs of this computer may speak to the bot without signing in: the page says so. */
  isPlayground?: boolean;
}

const signInSchema = z.strictObject({ personId: z.string().min(1).max(80) });

/** `GET /local/people` and `POST /local/sign-in`: on this computer anybody may be any person of the sample company. */
export function createSignInRouter(deps: SignInDependencies): Router {
  const { listPeople, findPerson, issuer, isPlayground = false } = deps;
  const router = Router();
  router.get('/people', async (_request, response) => {
    response.json({ people: await listPeople(), isPlayground });
  });
  router.post('/sign-in', async (request, response) => {
    const { personId } = readInput(signInSchema, request.body);
    const person = await findPerson(personId);
    if (person === null) throw new DomainError('not-found', { record: 'person' });
    response.json({ token: await issuer.signPersonToken(person) });
  });
  return router;
}
