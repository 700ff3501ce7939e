import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { Host } from '../host.ts';
import { useText } from '../text/text-context.ts';
import { ChatsView } from './ChatsView.tsx';
import { ClockView } from './ClockView.tsx';
import type { LocalPerson } from './local-api.ts';
import { LocalTime } from './LocalTime.tsx';
import { MailView } from './MailView.tsx';
import { PersonBar } from './PersonBar.tsx';
import { TabView } from './TabView.tsx';
import { localViews, useAddress } from './useAddress.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gridTemplateRows: 'auto minmax(0, 1fr)', height: '100vh' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `0 ${tokens.spacingHorizontalXL}`,
    paddingInline: tokens.spacingHorizontalL,
    '@media (max-width: 479px)': { paddingBlock: tokens.spacingVerticalS },
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  views: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  link: {
    ...typographyStyles.body1,
    paddingBlock: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderBottom: `${tokens.strokeWidthThicker} solid transparent`,
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
  },
  main: {
    display: 'grid',
    gridTemplateRows: 'minmax(0, 1fr)',
    minWidth: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
  },
});

export interface LocalShellProps {
  host: Host;
  person: LocalPerson;
  people: readonly LocalPerson[];
}

/** A small Teams: the person's chats, the tab, and what the local mode has beside it. */
export function LocalShell({ host, person, people }: LocalShellProps) {
  const styles = useStyles();
  const { t } = useText();
  const { view, toHref } = useAddress();
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <PersonBar person={person} />
        <nav aria-label={t('tab.views')} className={styles.views}>
          {localViews.map((name) => (
            <Link
              key={name}
              href={toHref({ view: name })}
              aria-current={name === view ? 'page' : undefined}
              className={mergeClasses(styles.link, name === view && styles.current)}
            >
              {t(`local.view.${name}`)}
            </Link>
          ))}
        </nav>
        <LocalTime />
      </header>
      <main className={styles.main}>
        {view === 'chats' && <ChatsView person={person} people={people} theme={host.theme} />}
        {view === 'tab' && <TabView key={person.id} personId={person.id} />}
        {view === 'clock' && <ClockView host={host} />}
        {view === 'mail' && <MailView />}
      </main>
    </div>
  );
}
