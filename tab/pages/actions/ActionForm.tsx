import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SubmitEvent } from 'react';
import { Choice } from '../../components/Choice.tsx';
import { Line } from '../../components/Line.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useAddAction } from '../../hooks/useActions.ts';
import { useKeptLine } from '../../hooks/useKeptLine.ts';
import { actionTextLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(140px, 100%), 1fr))',
  },
  text: { gridColumn: '1 / -1' },
});

export interface ActionFormProps {
  seriesId: string;
  /** The agenda item out of which it comes; absent on the page of actions. */
  source?: { meetingId: string; itemId: string };
}

/** Captures an action: what, who, until when. */
export function ActionForm({ seriesId, source }: ActionFormProps) {
  const styles = useStyles();
  const { t } = useText();
  const { series, me, nameOf } = useSeries();
  const notices = useNotices();
  const { mutate, isPending } = useAddAction(seriesId);
  const name = `action.${seriesId}.${me.personId}.${source?.itemId ?? ''}`;
  const line = useKeptLine(name, { text: '', ownerId: me.personId, dueOn: '' });
  const { text, ownerId, dueOn } = line.fields;

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    const body = {
      text,
      ownerId,
      dueOn: dueOn === '' ? null : dueOn,
      ...(source === undefined ? {} : { source }),
    };
    mutate(
      { body, pressId: line.toPressId() },
      {
        onSuccess: () => {
          line.done({ text: '' });
          notices.say(t('tab.action.added', { owner: nameOf(ownerId) }));
        },
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <div className={styles.text}>
        <Line
          label={t('tab.action.text')}
          value={text}
          onChange={(words) => line.set({ text: words })}
          maxLength={actionTextLimit}
        />
      </div>
      <Choice
        label={t('tab.action.owner')}
        value={ownerId}
        options={series.people.map(({ personId, name }) => ({ value: personId, label: name }))}
        onChange={(personId) => line.set({ ownerId: personId })}
      />
      <Line
        label={t('tab.action.due')}
        type="date"
        value={dueOn}
        onChange={(date) => line.set({ dueOn: date })}
      />
      <Button type="submit" disabled={isPending || text.trim() === ''}>
        {t('tab.action.add')}
      </Button>
    </form>
  );
}
