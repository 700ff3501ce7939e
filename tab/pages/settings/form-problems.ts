import { ApiProblem } from '../../api/http.ts';
import type { FormProblems } from '../../hooks/useKeptForm.ts';
import { readFieldProblems } from '../../text/field-problems.ts';
import type { Text } from '../../text/text-context.ts';

// A line that has no address is the likeliest mistake of that field, and its path says nothing to people.
const uncodedText = (path: string) =>
  path.startsWith('informed.') ? 'tab.settings.informedLine' : 'tab.settings.outOfRange';

/** What a refusal says of the fields of a form. A value of the wrong size or kind has no code: it is to be checked. */
export function readFormProblems(error: unknown, { t }: Text): FormProblems {
  const errors = error instanceof ApiProblem ? (error.problem.errors ?? []) : [];
  const coded = new Set(errors.filter(({ code }) => code !== undefined).map(({ path }) => path));
  return new Map(
    [...readFieldProblems(error, t)].map(([path, problem]) => [
      path,
      coded.has(path) ? problem : { ...problem, text: t(uncodedText(path)) },
    ]),
  );
}

/** Tells whether each problem is about a field that the form shows; otherwise the refusal is told as a whole. */
export function hasFieldForEach(problems: FormProblems, paths: readonly string[]): boolean {
  const isShown = (at: string) => paths.some((path) => at === path || at.startsWith(`${path}.`));
  return problems.size > 0 && [...problems.keys()].every(isShown);
}

/** Moves the focus to the first field that was refused. A group of boxes is marked as a whole: its first box takes it. */
export function focusFirstProblem(form: HTMLElement | null): void {
  const marked = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const field = marked?.matches('input, select, textarea') === true ? marked : marked?.querySelector('input');
  field?.focus();
}
