import type { z } from 'zod';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import { RequestError, type WrongField } from './problems.ts';

type Issue = z.core.$ZodIssue;

/**
 * Parses what a request brought.
 *
 * @throws RequestError `invalid-input` that names every field which is wrong, and what to do about each.
 */
export function readInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new RequestError('invalid-input', result.error.issues.flatMap(toErrors));
}

function toErrors(issue: Issue): WrongField[] {
  const path = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return [{ path, ...toWords(issue) }];
  const prefix = path === '' ? '' : `${path}.`;
  return issue.keys.map((key) => ({ path: `${prefix}${key}`, message: 'field.unknownField' as const }));
}

/** What is wrong, as a sentence of the catalogue with its values. */
function toWords(issue: Issue): { message: MessageId; values?: Record<string, string | number> } {
  if (issue.code === 'too_big')
    return { message: toLimit(issue.origin, 'most'), values: { limit: Number(issue.maximum) } };
  if (issue.code === 'too_small')
    return { message: toLimit(issue.origin, 'least'), values: { limit: Number(issue.minimum) } };
  if (issue.code === 'invalid_type' && issue.input === undefined) return { message: 'field.missing' };
  return { message: 'field.malformed' };
}

function toLimit(origin: string, side: 'most' | 'least'): MessageId {
  const kind = origin === 'string' ? 'Letters' : origin === 'array' ? 'Entries' : 'Number';
  return `field.${side}${kind}`;
}
