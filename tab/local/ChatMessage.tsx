import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Skeleton } from '../components/Skeleton.tsx';
import { TimeText } from '../components/TimeText.tsx';
import type { HostTheme } from '../host.ts';
import { useText } from '../text/text-context.ts';
import type { CardAction } from './Card.tsx';
import type { LocalMessage } from './local-api.ts';
import { localZone } from './LocalTime.tsx';

const Card = lazy(async () => ({ default: (await import('./Card.tsx')).Card }));

const useStyles = makeStyles({
  message: { maxWidth: '720px', minWidth: 0 },
  head: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  text: {
    ...typographyStyles.body1,
    width: 'fit-content',
    maxWidth: '100%',
    boxSizing: 'border-box',
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
});

export interface ChatMessageProps {
  message: LocalMessage;
  name: string;
  theme: HostTheme;
  onAction: (action: CardAction) => void;
}

/** A message of the bot or of a person. */
export function ChatMessage({ message, name, theme, onAction }: ChatMessageProps) {
  const styles = useStyles();
  const { t, format } = useText();
  const { at, text, card, editedAt } = message;
  const time = format.dateTime(at, localZone());
  return (
    <article className={styles.message}>
      <p className={styles.head}>
        <TimeText at={at}>
          {t(editedAt === null ? 'local.chat.head' : 'local.chat.headEdited', { name, time })}
        </TimeText>
      </p>
      {text !== '' && card === null && <p className={styles.text}>{text}</p>}
      {card !== null && (
        <Suspense fallback={<Skeleton />}>
          <Card card={card} theme={theme} onAction={onAction} />
        </Suspense>
      )}
    </article>
  );
}
