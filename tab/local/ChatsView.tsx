import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { EmptyState } from '../components/EmptyState.tsx';
import { Loaded } from '../components/Loaded.tsx';
import type { HostTheme } from '../host.ts';
import { useText } from '../text/text-context.ts';
import { Chat } from './Chat.tsx';
import { listChats, type LocalChat, type LocalPerson } from './local-api.ts';
import { useAddress } from './useAddress.ts';

const useStyles = makeStyles({
  view: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: '240px minmax(0, 1fr)',
    minHeight: 0,
    '@media (max-width: 700px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr)',
    },
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    '@media (max-width: 700px)': { display: 'flex', flexWrap: 'wrap' },
  },
  link: {
    ...typographyStyles.body1,
    display: 'block',
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
  },
  current: { backgroundColor: tokens.colorNeutralBackground1, fontWeight: tokens.fontWeightSemibold },
  type: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground2 },
});

const everyMs = 3000;

export interface ChatsViewProps {
  person: LocalPerson;
  people: readonly LocalPerson[];
  theme: HostTheme;
}

/** The chats of one person: with the bot, and the channel that both departments share. */
export function ChatsView({ person, people, theme }: ChatsViewProps) {
  const styles = useStyles();
  const { t } = useText();
  const { chatId, toHref } = useAddress();
  const query = useQuery({
    queryKey: ['local-chats', person.id],
    queryFn: () => listChats(person.id),
    refetchInterval: everyMs,
  });
  return (
    <Loaded query={query}>
      {(chats) => {
        const current = chats.find(({ id }) => id === chatId) ?? chats[0];
        if (current === undefined)
          return <EmptyState title={t('local.chat.none')} hint={t('local.chat.noneHint')} />;
        return (
          <div className={styles.view}>
            <nav aria-label={t('local.view.chats')}>
              <ul className={styles.list}>
                {chats.map((chat) => (
                  <li key={chat.id}>
                    <Link
                      href={toHref({ chat: chat.id })}
                      aria-current={chat === current ? 'true' : undefined}
                      className={mergeClasses(styles.link, chat === current && styles.current)}
                    >
                      {toName(chat, t('local.chat.bot'))}
                      <span className={styles.type}>{t(`local.chat.type.${chat.type}`)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            <Chat
              key={current.id}
              name={toName(current, t('local.chat.bot'))}
              chat={current}
              person={person}
              people={people}
              theme={theme}
            />
          </div>
        );
      }}
    </Loaded>
  );
}

/** A chat with the bot alone is named like the bot. */
function toName({ type, name }: LocalChat, botName: string): string {
  return type === 'personal' || name === '' ? botName : name;
}
