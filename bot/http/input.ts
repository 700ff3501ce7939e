import type { z } from 'zod';
import { RequestError } from './problems.ts';

/**
 * Parses what a request brought.
 *
 * @throws RequestError `invalid-input` that names every field which is wrong, and why.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message }));
  throw new RequestError('invalid-input', errors);
}
