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

/** Goes on from the item under discussion, settles it, or gives it more time. */
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

  return (
    <div className={styles.buttons}>
      <Button
        appearance="primary"
        size="large"
        disabled={isPending}
        onClick={() => {
          command({ kind: 'next', from: itemId }, () => {
            notices.say(t('tab.run.saidNext', { title }), handleBack);
          });
        }}
      >
        {t('tab.run.next')}
      </Button>
      <Button
        size="large"
        disabled={isPending}
        onClick={() => {
          command({ kind: 'defer', itemId }, () => {
            notices.say(t('tab.run.saidDeferred', { title }), handleBack);
          });
        }}
      >
        {t('tab.run.defer')}
      </Button>
      <Button
        size="large"
        disabled={isPending}
        onClick={() => {
          command({ kind: 'park', itemId }, () => {
            notices.say(t('tab.run.saidParked', { title }));
          });
        }}
      >
        {t('tab.run.park')}
      </Button>
      <Button
        size="large"
        disabled={isPending}
        onClick={() => {
          command({ kind: 'extend', itemId, minutes: extraMinutes });
        }}
      >
        {t('tab.run.extend', { minutes: extraMinutes })}
      </Button>
    </div>
  );
}
