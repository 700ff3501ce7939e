import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { Line } from '../components/Line.tsx';
import { useNotices } from '../hooks/notice.ts';
import type { HostTheme } from '../host.ts';
import { useText } from '../text/text-context.ts';
import { ChatMessage } from './ChatMessage.tsx';
import { postToChat, type ChatPost, type LocalChat, type LocalPerson } from './local-api.ts';

const useStyles = makeStyles({
  chat: {
    display: 'grid',
    gridTemplateRows: 'auto minmax(0, 1fr) auto',
    minWidth: 0,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: {
    ...typographyStyles.subtitle2,
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  messages: {
    display: 'grid',
    alignContent: 'start',
    gap: tokens.spacingVerticalL,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
  },
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
    padding: tokens.spacingHorizontalL,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
});

export interface ChatProps {
  name: string;
  chat: LocalChat;
  person: LocalPerson;
  people: readonly LocalPerson[];
  theme: HostTheme;
}

/** One chat: what was said, and a field to say something. */
export function Chat({ name, chat, person, people, theme }: ChatProps) {
  const styles = useStyles();
  const { t } = useText();
  const { send, isPending } = usePost(chat.id);
  const [text, setText] = useState('');
  const newest = useRef<HTMLDivElement>(null);
  const count = chat.messages.length;
  useEffect(() => {
    newest.current?.scrollIntoView({ block: 'start' });
  }, [count]);

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
    send({ from: person.id, text });
    setText('');
  };

  return (
    <section aria-label={name} className={styles.chat}>
      <h1 className={styles.title}>{name}</h1>
      <div className={styles.messages} tabIndex={0} role="log" aria-label={t('local.chat.messages')}>
        {count === 0 && <EmptyState title={t('local.chat.empty')} hint={t('local.chat.emptyHint')} />}
        {chat.messages.map((message, index) => (
          <div key={message.id} ref={index === count - 1 ? newest : null}>
            <ChatMessage
              message={message}
              name={people.find(({ id }) => id === message.from)?.name ?? t('local.chat.bot')}
              theme={theme}
              onAction={(action) => send({ from: person.id, replyTo: message.id, action })}
            />
          </div>
        ))}
      </div>
      <form className={styles.form} onSubmit={handleSubmit}>
        <Line label={t('local.chat.write')} value={text} onChange={setText} />
        <Button type="submit" appearance="primary" disabled={isPending || text.trim() === ''}>
          {t('local.chat.send')}
        </Button>
      </form>
    </section>
  );
}

function usePost(chatId: string) {
  const { t } = useText();
  const queries = useQueryClient();
  const notices = useNotices();
  const { mutate, isPending } = useMutation({
    mutationFn: (message: ChatPost) => postToChat(chatId, message),
    onSuccess: (status) => {
      if (status >= 400) notices.say(t('local.chat.refused', { status }));
    },
    onError: notices.sayProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['local-chats'] }),
  });
  return { send: (message: ChatPost) => mutate(message), isPending };
}
