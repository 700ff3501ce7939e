import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { Choice } from '../../components/Choice.tsx';
import { Line } from '../../components/Line.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useMeetingChange } from '../../hooks/useMeeting.ts';
import { useSeries } from '../../hooks/session.ts';
import { titleLimit } from '../../limits.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    alignItems: 'end',
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(160px, 100%), 1fr))',
  },
  title: { gridColumn: '1 / -1' },
  save: { justifySelf: 'start' },
});

/** Title, minutes and presenter of an item. */
export function ItemFields({ meetingId, item }: { meetingId: string; item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const { titleOf } = useItemText();
  const { change, isPending } = useMeetingChange(meetingId);
  const notices = useNotices();
  const [seenVersion, setSeenVersion] = useState(item.version);
  const [title, setTitle] = useState(titleOf(item));
  const [minutes, setMinutes] = useState(item.plannedMinutes.toString());
  const [presenterId, setPresenterId] = useState(item.presenterId ?? '');

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const body = {
      ...(title === titleOf(item) ? {} : { title }),
      plannedMinutes: Number(minutes),
      presenterId: presenterId === '' ? null : presenterId,
    };
    const params = { meetingId, itemId: item.id };
    change(
      (client) => client.call('editItem', { params, body, version: seenVersion }),
      ({ items }) => {
        setSeenVersion(items.find(({ id }) => id === item.id)?.version ?? seenVersion);
        notices.say(t('tab.item.saved'));
      },
    );
  };

  const people = series.people.map(({ personId, name }) => ({ value: personId, label: name }));
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <div className={styles.title}>
        <Line label={t('tab.item.title')} value={title} onChange={setTitle} maxLength={titleLimit} />
      </div>
      <Line
        label={t('tab.item.minutes')}
        type="number"
        min={1}
        max={480}
        value={minutes}
        onChange={setMinutes}
      />
      <Choice
        label={t('tab.item.presenter')}
        value={presenterId}
        options={[{ value: '', label: t('tab.item.nobody') }, ...people]}
        onChange={setPresenterId}
      />
      <Button type="submit" className={styles.save} disabled={isPending || Number(minutes) < 1}>
        {t('tab.item.save')}
      </Button>
    </form>
  );
}
