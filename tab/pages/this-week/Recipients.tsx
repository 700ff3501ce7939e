import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Recipient } from '../../../shared/api/views.ts';
import type { MessageId } from '../../../shared/locales/catalogue.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { useRecipients } from '../../hooks/useRecipients.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { marginBlockEnd: tokens.spacingVerticalM },
  line: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalXS}`, overflowWrap: 'anywhere' },
});

const groups = {
  absent: 'tab.close.toAbsent',
  informed: 'tab.close.toInformed',
  asked: 'tab.close.toAsked',
} as const satisfies Record<Recipient['because'], MessageId>;

/** Who gets the minutes by mail, and who cannot be reached, before they go out. */
export function Recipients({ meetingId }: { meetingId: string }) {
  const styles = useStyles();
  const { t } = useText();
  const query = useRecipients(meetingId);
  return (
    <div className={styles.box} role="status">
      <Loaded query={query} rows={2}>
        {({ items, hasMail }) => {
          if (!hasMail) return <p className={styles.line}>{t('tab.close.noMail')}</p>;
          if (items.length === 0) return <p className={styles.line}>{t('tab.close.toNobody')}</p>;
          return <Names recipients={items} />;
        }}
      </Loaded>
    </div>
  );
}

function Names({ recipients }: { recipients: readonly Recipient[] }) {
  const styles = useStyles();
  const { t, format } = useText();
  const toNames = (some: readonly Recipient[]) => format.list(some.map(({ name }) => name));
  const reasons = Object.keys(groups) as Recipient['because'][];
  const reached = reasons
    .map((because) => ({
      because,
      some: recipients.filter((one) => one.isReachable && one.because === because),
    }))
    .filter(({ some }) => some.length > 0);
  const unreachable = recipients.filter(({ isReachable }) => !isReachable);
  return (
    <>
      {reached.map(({ because, some }) => (
        <p key={because} className={styles.line}>
          {t(groups[because], { names: toNames(some) })}
        </p>
      ))}
      {unreachable.length > 0 && (
        <p className={styles.line}>{t('tab.close.unreachable', { names: toNames(unreachable) })}</p>
      )}
    </>
  );
}
