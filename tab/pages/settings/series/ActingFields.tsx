import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { SeriesPerson } from '../../../../shared/series/series.ts';
import { Line } from '../../../components/Line.tsx';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { useSetPerson } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import { readFormProblems } from '../form-problems.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
});

/** Lets somebody do what their chair may, until the end of a day, or ends that. */
export function ActingFields({ person, onDone }: { person: SeriesPerson; onDone: () => void }) {
  const styles = useStyles();
  const text = useText();
  const { t } = text;
  const { series } = useSeries();
  const notices = useNotices();
  const [until, setUntil] = useState(person.acting?.until ?? '');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const { mutateAsync, isPending } = useSetPerson(series.id);
  const { personId, name, acting, role } = person;
  if (role === 'chair' && acting === null) return null;

  const save = async (actingUntil: string | null) => {
    try {
      await mutateAsync({ personId, edit: { actingUntil } });
      notices.say(t('tab.settings.savedPerson', { name }));
      onDone();
    } catch (error) {
      const found = readFormProblems(error, text);
      const first = [...found.values()][0]?.text;
      if (first === undefined) notices.sayProblem(error);
      else setProblem(first);
    }
  };
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (until === '') setProblem(t('field.notADate'));
    else if (!isPending) void save(until);
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit} noValidate>
      <Line
        label={t('tab.settings.actingUntil')}
        hint={t('tab.settings.actingHint')}
        type="date"
        problem={problem}
        value={until}
        onChange={(date) => {
          setUntil(date);
          setProblem(undefined);
        }}
      />
      <Button type="submit" size="small" disabledFocusable={isPending}>
        {t('tab.settings.actingSet', { name })}
      </Button>
      {acting !== null && (
        <Button size="small" disabledFocusable={isPending} onClick={() => void save(null)}>
          {t('tab.settings.actingEnd', { name })}
        </Button>
      )}
    </form>
  );
}
