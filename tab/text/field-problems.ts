import { fieldTexts } from '../../shared/api/field-texts.ts';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import { ApiProblem } from '../api/http.ts';

/** What to do about one field, and what may have been meant. */
export interface FieldProblemText {
  text: string;
  suggestions: readonly string[];
}

const texts: Readonly<Partial<Record<string, MessageId>>> = fieldTexts;

/** What a refusal says of the fields, by their paths; empty where it is about something else. */
export function readFieldProblems(error: unknown, t: Translate): ReadonlyMap<string, FieldProblemText> {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  return new Map(
    errors.map(({ path, problem, code = '', suggestions = [] }) => {
      const id = texts[code];
      return [path, { text: id === undefined ? problem : t(id), suggestions }];
    }),
  );
}
