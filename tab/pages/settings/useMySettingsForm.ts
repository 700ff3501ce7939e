import { useEffect, useState } from 'react';
import type { PersonSettingsView } from '../../../shared/api/views.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { readDraft, storeDraft } from '../../hooks/stored-draft.ts';
import { useChangeMySettings, useReloadMySettings } from '../../hooks/useMySettings.ts';
import { readFieldProblems, type FieldProblemText } from '../../text/field-problems.ts';
import { isConflict } from '../../text/problem-text.ts';
import { useText } from '../../text/text-context.ts';
import { toChanges, toEdit, toValues, type MySettingsValues } from './my-settings-values.ts';

/** What is in the form, and the settings on which it was typed. */
interface Draft {
  base: PersonSettingsView;
  values: MySettingsValues;
}

const noProblems: ReadonlyMap<string, FieldProblemText> = new Map();

export type MySettingsFormState = ReturnType<typeof useMySettingsForm>;

/** What the form of the reader's settings holds and does. What was typed stays until it is saved. */
export function useMySettingsForm(settings: PersonSettingsView) {
  const [draft, setDraft] = useKeptDraft(settings);
  const [problems, setProblems] = useState(noProblems);
  const [refusalCount, setRefusalCount] = useState(0);
  const [isChangedElsewhere, setIsChangedElsewhere] = useState(false);
  const current = draft ?? { base: settings, values: toValues(settings) };
  const { save, isPending } = useSave({
    onStart: () => {
      setProblems(noProblems);
      setIsChangedElsewhere(false);
    },
    onSaved: (saved, { values }) => {
      // What was typed while it was being saved is still to be saved.
      setDraft((now) => (now === null || now.values === values ? null : rebase(now, saved)));
    },
    onChangedElsewhere: (now, sent) => {
      setDraft((latest) => rebase(latest ?? sent, now));
      setIsChangedElsewhere(true);
    },
    onProblems: (found) => {
      setProblems(found);
      setRefusalCount((count) => count + 1);
    },
  });

  return {
    values: current.values,
    problems,
    refusalCount,
    isPending,
    isChangedElsewhere,
    set: (change: Partial<MySettingsValues>) => {
      setDraft({ base: current.base, values: { ...current.values, ...change } });
      setProblems((now) => new Map([...now].filter(([path]) => !(path in change))));
    },
    save: () => {
      if (!isPending) void save(current);
    },
  };
}

/** What is not saved yet, kept in this browser. */
function useKeptDraft(settings: PersonSettingsView) {
  const { me } = useSeries();
  const name = `my-settings.${me.personId}`;
  const [draft, setDraft] = useState(() => readKept(name, settings));
  useEffect(() => {
    storeDraft(name, draft === null ? null : { value: draft, baseVersion: draft.base.version });
  }, [name, draft]);
  return [draft, setDraft] as const;
}

/** What an earlier visit left unsaved; not that of an older build of the tab, whose form had other fields. */
function readKept(name: string, settings: PersonSettingsView): Draft | null {
  const kept = readDraft<Draft>(name)?.value ?? null;
  const isWhole =
    kept !== null && hasFieldsOf(settings, kept.base) && hasFieldsOf(toValues(settings), kept.values);
  return isWhole ? kept : null;
}

function hasFieldsOf(one: object, other: object): boolean {
  return Object.keys(one).every((name) => name in other);
}

interface SaveOptions {
  onStart: () => void;
  onSaved: (saved: PersonSettingsView, sent: Draft) => void;
  /** They were changed in another place: given as they are now. */
  onChangedElsewhere: (now: PersonSettingsView, sent: Draft) => void;
  onProblems: (problems: ReadonlyMap<string, FieldProblemText>) => void;
}

function useSave({ onStart, onSaved, onChangedElsewhere, onProblems }: SaveOptions) {
  const { t } = useText();
  const notices = useNotices();
  const { mutateAsync, isPending } = useChangeMySettings();
  const reload = useReloadMySettings();

  async function save(sent: Draft): Promise<void> {
    const changes = toChanges(toValues(sent.base), sent.values);
    onStart();
    try {
      const edit = toEdit(changes, sent.values);
      onSaved(await mutateAsync({ edit, version: sent.base.version }), sent);
      notices.say(t('tab.mySettings.saved'));
    } catch (error) {
      if (!isConflict(error)) tell(error, sent);
      else await reload().then((now) => onChangedElsewhere(now, sent), notices.sayProblem);
    }
  }

  function tell(error: unknown, { values }: Draft): void {
    const problems = readFieldProblems(error, t);
    if (problems.size > 0 && [...problems.keys()].every((path) => path in values)) onProblems(problems);
    else notices.sayProblem(error);
  }

  return { save, isPending };
}

/** What was typed goes on top of other settings. */
function rebase({ base, values }: Draft, now: PersonSettingsView): Draft {
  return { base: now, values: { ...toValues(now), ...toChanges(toValues(base), values) } };
}
