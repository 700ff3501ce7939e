import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { ActionView } from '../../../shared/api/views.ts';
import { Choice } from '../../components/Choice.tsx';
import { Line } from '../../components/Line.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useSettleAction, type SettlementBody } from '../../hooks/useActions.ts';
import { decisionLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalS, maxWidth: '480px' },
  save: { justifySelf: 'start' },
});

const ways = ['decide', 'delegate', 'drop'] as const;
type How = (typeof ways)[number];

/** What was typed; each way of settling needs a part of it. */
interface Typed {
  how: How;
  note: string;
  ownerId: string;
  dueOn: string;
}

/** Settles an action that stays undone: what is done about it, who does it instead, or that nobody does. */
export function SettleForm({ action }: { action: ActionView }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const { mutate, isPending } = useSettleAction(series.id);
  const [typed, setTyped] = useState<Typed>({ how: 'decide', note: '', ownerId: action.ownerId, dueOn: '' });
  const { how, note, ownerId, dueOn } = typed;
  const set = (name: keyof Typed) => (value: string) => {
    setTyped({ ...typed, [name]: value });
  };

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isComplete(typed) || isPending) return;
    const said = t(`tab.settle.said.${how}`, { text: action.text });
    mutate({ actionId: action.id, body: toBody(typed) }, { onSuccess: () => notices.say(said) });
  };
  const options = ways.map((value) => ({ value, label: t(`tab.settle.how.${value}`) }));
  const people = series.people.map(({ personId, name }) => ({ value: personId, label: name }));
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <Choice label={t('tab.settle.how')} value={how} options={options} onChange={set('how')} />
      {how === 'delegate' && (
        <Choice label={t('tab.settle.owner')} value={ownerId} options={people} onChange={set('ownerId')} />
      )}
      <Line
        label={t(`tab.settle.note.${how}`)}
        value={note}
        maxLength={decisionLimit}
        onChange={set('note')}
      />
      {how !== 'drop' && (
        <Line label={t('tab.settle.due')} type="date" value={dueOn} onChange={set('dueOn')} />
      )}
      <Button type="submit" className={styles.save} disabled={isPending || !isComplete(typed)}>
        {t('tab.settle.save')}
      </Button>
    </form>
  );
}

/** Only who hands an action on need not say more. */
function isComplete({ how, note }: Typed): boolean {
  return how === 'delegate' || note.trim() !== '';
}

function toBody({ how, note, ownerId, dueOn }: Typed): SettlementBody {
  const due = dueOn === '' ? null : dueOn;
  switch (how) {
    case 'decide':
      return { how, note, dueOn: due };
    case 'delegate':
      return { how, note, ownerId, dueOn: due };
    case 'drop':
      return { how, note };
  }
}
