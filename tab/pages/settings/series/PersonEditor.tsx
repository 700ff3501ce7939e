import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type SubmitEvent } from 'react';
import type { SeriesPerson } from '../../../../shared/series/series.ts';
import type { BodyOf } from '../../../api/client.ts';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { toChangedValues, useKeptForm } from '../../../hooks/useKeptForm.ts';
import { useSetPerson } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import { focusFirstProblem, hasFieldForEach, readFormProblems } from '../form-problems.ts';
import { FormChoice } from '../FormFields.tsx';
import { ActingFields } from './ActingFields.tsx';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalM },
  form: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  hint: { ...typographyStyles.caption1 },
});

/** Department and role of somebody, and whether they stand in for their chair. */
export function PersonEditor({ person, onClose }: { person: SeriesPerson; onClose: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const { form, isPending, save } = usePersonForm(person, onClose);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    element.current?.querySelector('select')?.focus();
  }, []);
  useEffect(() => {
    if (form.refusalCount > 0) focusFirstProblem(element.current);
  }, [form.refusalCount]);
  const departments = series.departments.map(({ id, name }) => ({ value: id, label: name }));
  const roles = (['chair', 'representative', 'member', 'guest'] as const).map((role) => {
    return { value: role, label: t(`tab.settings.role.${role}`) };
  });
  const canStandIn = person.role !== 'guest' && departments.some(({ value }) => value === person.department);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isPending) void save();
  };
  return (
    <div className={styles.column}>
      <form ref={element} className={styles.form} onSubmit={handleSubmit} noValidate>
        <FormChoice
          form={form}
          path="department"
          label={t('tab.settings.department')}
          options={[...departments, { value: 'neither', label: t('tab.settings.neither') }]}
        />
        <FormChoice form={form} path="role" label={t('tab.settings.role')} options={roles} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" size="small" disabledFocusable={isPending}>
            {t('tab.settings.savePerson', { name: person.name })}
          </Button>
          <Button
            size="small"
            onClick={() => {
              form.drop();
              onClose();
            }}
          >
            {t('tab.settings.closePerson')}
          </Button>
        </div>
      </form>
      {canStandIn && <ActingFields person={person} onDone={onClose} />}
    </div>
  );
}

function usePersonForm(person: SeriesPerson, onSaved: () => void) {
  const text = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { personId, name, department, role, acting } = person;
  const now = { department, role: acting?.role ?? role };
  const form = useKeptForm(`person.${series.id}.${personId}`, { values: now, version: 1 });
  const { mutateAsync, isPending } = useSetPerson(series.id);

  async function save(): Promise<void> {
    const edit = toChangedValues(now, form.values) as BodyOf<'setPerson'>;
    try {
      if (Object.keys(edit).length > 0) await mutateAsync({ personId, edit });
      form.drop();
      notices.say(text.t('tab.settings.savedPerson', { name }));
      onSaved();
    } catch (error) {
      const problems = readFormProblems(error, text);
      if (hasFieldForEach(problems, Object.keys(now))) form.refuse(problems);
      else notices.sayProblem(error);
    }
  }

  return { form, isPending, save };
}
