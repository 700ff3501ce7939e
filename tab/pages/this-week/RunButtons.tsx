import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { useNotices } from '../../hooks/notice.ts';
import { useItemText } from '../../hooks/useItemText.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const extraMinutes = 5;

/**
 * Goes on from the item under discussion, settles it, or gives it more time. What stands on every agenda comes back by
 * itself: there is nothing to defer or to park.
 */
export function RunButtons({ meeting, item }: { meeting: LoadedMeeting; item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const { titleOf } = useItemText();
  const notices = useNotices();
  const { command, isPending } = useMeetingChange(meeting.id);
  const itemId = item.id;
  const title = titleOf(item);
  const handleBack = () => {
    command({ kind: 'next', to: itemId });
  };
  const next = {
    label: t('tab.run.next'),
    act: () =>
      command({ kind: 'next', from: itemId }, () => {
        notices.say(t('tab.run.saidNext', { title }), handleBack);
      }),
  };
  const defer = {
    label: t('tab.run.defer'),
    act: () =>
      command({ kind: 'defer', itemId }, () => {
        notices.say(t('tab.run.saidDeferred', { title }), handleBack);
      }),
  };
  const park = {
    label: t('tab.run.park'),
    act: () => command({ kind: 'park', itemId }, () => notices.say(t('tab.run.saidParked', { title }))),
  };
  const extend = {
    label: t('tab.run.extend', { minutes: extraMinutes }),
    act: () => command({ kind: 'extend', itemId, minutes: extraMinutes }),
  };
  const buttons = item.origin.kind === 'standing' ? [next, extend] : [next, defer, park, extend];

  return (
    <div className={styles.buttons}>
      {buttons.map(({ label, act }) => (
        <Button
          key={label}
          size="large"
          appearance={label === next.label ? 'primary' : 'secondary'}
          disabled={isPending}
          onClick={act}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
