import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Start } from '../../../shared/series/series.ts';
import { Panel } from '../../components/Panel.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { usePress } from '../../hooks/usePress.ts';
import { useAnswerStart } from '../../hooks/useStart.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  text: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
});

/** The other leader said "not now": why, and for the one who asked a way to ask once more. */
export function DeclinedPanel({ start }: { start: Start }) {
  const styles = useStyles();
  const { t } = useText();
  const { series, me, nameOf } = useSeries();
  const notices = useNotices();
  const press = usePress();
  const { mutate, isPending } = useAnswerStart(series.id);
  const name = nameOf(start.otherChairId);
  const isAdder = start.addedBy === me.personId;
  const handleAsk = () => {
    if (isPending) return;
    const onSuccess = () => {
      press.done();
      notices.say(t('tab.start.askedAgain', { name }));
    };
    const body = { kind: 'ask-again' } as const;
    mutate({ body, pressId: press.toId(body) }, { onSuccess, onError: notices.sayProblem });
  };
  if (!isAdder) {
    return (
      <Panel title={t('tab.start.waitsTitle')}>
        <p className={styles.text}>{t('tab.start.declinedOthers')}</p>
      </Panel>
    );
  }
  return (
    <Panel title={t('tab.start.declined', { name })} isAccented>
      <div className={styles.column}>
        {start.reason !== '' && (
          <p className={styles.text}>{t('tab.start.declinedReason', { name, reason: start.reason })}</p>
        )}
        <p className={styles.text}>{t('tab.start.declinedHint')}</p>
        <Button appearance="primary" disabledFocusable={isPending} onClick={handleAsk}>
          {t('tab.start.askAgain')}
        </Button>
      </div>
    </Panel>
  );
}
