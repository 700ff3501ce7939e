import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../components/EmptyState.tsx';
import { Loaded } from '../components/Loaded.tsx';
import { PageTitle } from '../components/PageTitle.tsx';
import { Panel } from '../components/Panel.tsx';
import { useText } from '../text/text-context.ts';
import { listMails } from './local-api.ts';
import { localZone } from './LocalTime.tsx';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, maxWidth: '800px' },
  text: { ...typographyStyles.body1, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

const everyMs = 5000;

/** Mails that would have been sent. */
export function MailView() {
  const styles = useStyles();
  const { t, format } = useText();
  const mails = useQuery({ queryKey: ['local-mails'], queryFn: listMails, refetchInterval: everyMs });
  return (
    <div>
      <PageTitle title={t('local.view.mail')}>{t('local.mail.hint')}</PageTitle>
      <Loaded query={mails}>
        {(found) => (
          <div className={styles.list}>
            {found.length === 0 && (
              <EmptyState title={t('local.mail.none')} hint={t('local.mail.noneHint')} />
            )}
            {found.toReversed().map(({ id, subject, to, at, text }) => (
              <Panel
                key={id}
                title={subject}
                meta={t('local.mail.to', { to: format.list(to), when: format.dateTime(at, localZone()) })}
              >
                <p className={styles.text}>{text}</p>
              </Panel>
            ))}
          </div>
        )}
      </Loaded>
    </div>
  );
}
