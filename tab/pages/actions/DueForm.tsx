import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { ActionView } from '../../../shared/api/views.ts';
import { Line } from '../../components/Line.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useEditAction } from '../../hooks/useActions.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
});

/** Sets another date for an action. */
export function DueForm({ action }: { action: ActionView }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { mutate, isPending } = useEditAction(series.id);
  const [dueOn, setDueOn] = useState(action.dueOn ?? '');

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const before = action.dueOn;
    mutate(
      { action, edit: { dueOn: dueOn === '' ? null : dueOn } },
      {
        onSuccess: (changed) => {
          notices.say(t('tab.action.saidDue'), () => {
            mutate({ action: changed, edit: { dueOn: before } });
          });
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <Line label={t('tab.action.due')} type="date" value={dueOn} onChange={setDueOn} />
      <Button type="submit" disabled={isPending}>
        {t('tab.action.setDue')}
      </Button>
    </form>
  );
}
