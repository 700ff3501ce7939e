import { useState } from 'react';
import type { FieldProblemText } from '../text/field-problems.ts';
import { readDraft, storeDraft, type Draft } from './stored-draft.ts';

/** The fields of a form as texts, by the paths that the API names in a refusal. */
export type FormValues = Readonly<Record<string, string>>;

export type FormProblems = ReadonlyMap<string, FieldProblemText>;

/** What was typed, and what stood in the fields when that began. */
interface Kept {
  base: FormValues;
  values: FormValues;
}

const noProblems: FormProblems = new Map();

export type KeptForm = ReturnType<typeof useKeptForm>;

/**
 * A form whose fields stay as they were typed until they are saved: through a refusal, a conflict and a reload.
 *
 * @param name names it in this browser's storage; it must not change.
 * @param saved what is on the server, and its version.
 */
export function useKeptForm(name: string, saved: { values: FormValues; version: number }) {
  const [draft, setDraft] = useState(() => readDraft<Kept>(name));
  const [problems, setProblems] = useState(noProblems);
  const [refusalCount, setRefusalCount] = useState(0);
  const { value, baseVersion }: Draft<Kept> = draft ?? {
    value: { base: saved.values, values: saved.values },
    baseVersion: saved.version,
  };

  function keep(next: Draft<Kept> | null): void {
    setDraft(next);
    storeDraft(name, next);
  }

  return {
    values: value.values,
    base: value.base,
    baseVersion,
    isChanged: draft !== null,
    problems,
    /** Grows with every refusal, so that the first wrong field can take the focus. */
    refusalCount,
    set: (change: FormValues) => {
      keep({ value: { ...value, values: { ...value.values, ...change } }, baseVersion });
      setProblems((now) => new Map([...now].filter(([path]) => !isTouched(path, change))));
    },
    /** What was typed goes on top of other values, which somebody else saved meanwhile. */
    rebase: (base: FormValues, version: number) => {
      const kept = { base, values: { ...base, ...toChangedValues(value.base, value.values) } };
      keep({ value: kept, baseVersion: version });
      return kept;
    },
    drop: () => {
      keep(null);
      setProblems(noProblems);
    },
    refuse: (found: FormProblems) => {
      setProblems(found);
      setRefusalCount((count) => count + 1);
    },
  };
}

/** A field that holds a list is refused at one of its entries: `customers.3`. */
function isTouched(path: string, change: FormValues): boolean {
  return Object.keys(change).some((changed) => path === changed || path.startsWith(`${changed}.`));
}

/** Those values that differ from where the form began. */
export function toChangedValues(base: FormValues, values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([path, text]) => text !== base[path]));
}
