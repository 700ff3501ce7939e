import { useState } from 'react';
import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { toChangedValues, useKeptForm, type FormValues } from '../../../hooks/useKeptForm.ts';
import { useEditSeries, useReloadSeriesSettings } from '../../../hooks/useSeriesSettings.ts';
import { isConflict } from '../../../text/problem-text.ts';
import { useText } from '../../../text/text-context.ts';
import { hasFieldForEach, readFormProblems } from '../form-problems.ts';
import type { Section, SeriesEditBody } from './section.ts';

export type AnySection = Section<keyof SeriesSettingsView & keyof SeriesEditBody>;

export type SectionForm = ReturnType<typeof useSectionForm>;

interface Sent {
  base: FormValues;
  values: FormValues;
  version: number;
}

/** What the form of a section holds and does: it saves only what was changed, on top of what its reader saw. */
export function useSectionForm(section: AnySection, settings: SeriesSettingsView) {
  const text = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const saved = { values: section.toValues(settings), version: settings.version };
  const form = useKeptForm(`settings.${series.id}.${section.name}`, saved);
  const [theirs, setTheirs] = useState<SeriesSettingsView | null>(null);
  const { send, isPending } = useSend(section, {
    onSaved: form.drop,
    onConflict: setTheirs,
    onRefused: (error, values) => {
      const problems = readFormProblems(error, text);
      if (hasFieldForEach(problems, Object.keys(values))) form.refuse(problems);
      else notices.sayProblem(error);
    },
  });

  return {
    ...form,
    isPending,
    theirs,
    /** What is about to be saved on top of other settings. */
    toMine: (now: SeriesSettingsView) =>
      section.toEdit({ ...section.toValues(now), ...toChangedValues(form.base, form.values) }),
    save: () => send({ base: form.base, values: form.values, version: form.baseVersion }),
    /** After a conflict: what was typed is saved over what somebody else saved. */
    keepMine: async (now: SeriesSettingsView) => {
      setTheirs(null);
      const version = now.version;
      return await send({ ...form.rebase(section.toValues(now), version), version });
    },
    keepTheirs: () => {
      setTheirs(null);
      form.drop();
    },
    cancel: form.drop,
  };
}

interface SendOptions {
  onSaved: () => void;
  /** Somebody else changed the same: given as it is now. */
  onConflict: (now: SeriesSettingsView) => void;
  onRefused: (error: unknown, values: FormValues) => void;
}

function useSend(section: AnySection, { onSaved, onConflict, onRefused }: SendOptions) {
  const { series } = useSeries();
  const notices = useNotices();
  const { mutateAsync, isPending } = useEditSeries(series.id);
  const reload = useReloadSeriesSettings(series.id);

  /** Gives whether it is saved. */
  async function send({ base, values, version }: Sent): Promise<boolean> {
    const edit = toChanged(section.toEdit(base), section.toEdit(values));
    try {
      if (Object.keys(edit).length > 0) await mutateAsync({ edit, version });
      onSaved();
      return true;
    } catch (error) {
      if (isConflict(error)) await reload().then(onConflict, notices.sayProblem);
      else onRefused(error, values);
      return false;
    }
  }

  return { send, isPending };
}

function toChanged(before: SeriesEditBody, after: SeriesEditBody): SeriesEditBody {
  const isChanged = ([field, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before[field as keyof SeriesEditBody]);
  return Object.fromEntries(Object.entries(after).filter(isChanged));
}
