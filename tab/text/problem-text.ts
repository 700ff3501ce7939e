import type { DomainErrorCode } from '../../shared/core/errors.ts';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import { ApiProblem, UnreachableError } from '../api/http.ts';

/** What a person is told about each refusal of the domain. */
const domainTexts = {
  'not-found': 'tab.problem.notFound',
  'not-allowed': 'tab.problem.notAllowed',
  'invalid-input': 'tab.problem.invalidInput',
  'edited-meanwhile': 'tab.problem.editedMeanwhile',
  'wrong-state': 'tab.problem.wrongState',
  'agenda-full': 'tab.problem.agendaFull',
} as const satisfies Record<DomainErrorCode, MessageId>;

/** Says in words why something did not work and what to do. */
export function toProblemText(error: unknown, t: Translate): string {
  if (error instanceof UnreachableError) return t('tab.problem.unreachable');
  if (!(error instanceof ApiProblem)) return t('tab.problem.unknown');
  const { type, status } = error.problem;
  const known = Object.entries(domainTexts).find(([code]) => type.endsWith(code));
  if (known !== undefined) return t(known[1]);
  if (status === 401) return t('tab.problem.signedOut');
  if (status === 429) return t('tab.problem.tooMany');
  return t('tab.problem.unknown');
}

/** Tells whether somebody else changed the same thing meanwhile. */
export function isConflict(error: unknown): error is ApiProblem {
  return error instanceof ApiProblem && error.problem.status === 412;
}
