import type { CheckIn } from './check-in.ts';

/** Tells whether somebody was asked and has not answered: no draft counts as an answer, being away as none is needed. */
export function isStillAsked({ state }: Pick<CheckIn, 'state'>): boolean {
  return state === 'asked' || state === 'draft';
}

/** Tells whether a check-in was answered, with or without something to report. */
export function isAnswered({ state }: Pick<CheckIn, 'state'>): boolean {
  return state === 'sent' || state === 'skipped';
}
