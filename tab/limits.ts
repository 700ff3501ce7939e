import type * as action from '../shared/action/action.ts';
import type * as checkIn from '../shared/check-in/check-in.ts';
import type * as meeting from '../shared/meeting/meeting.ts';

/*
 * Longest texts, as the domain has them. They are written again because their modules bring the schema library with
 * them, which is not to be in the bundle; a number that differs does not compile.
 */
export const actionTextLimit: typeof action.actionTextLimit = 500;
export const answerLimit: typeof checkIn.answerLimit = 2000;
export const titleLimit: typeof meeting.titleLimit = 300;
export const notesLimit: typeof meeting.notesLimit = 20_000;
export const decisionLimit: typeof meeting.decisionLimit = 1000;
