import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MeetingView } from '../../../shared/api/views.ts';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalM}` },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface OfferPanelProps {
  meeting: LoadedMeeting;
  offer: NonNullable<MeetingView['offer']>;
}

/** Asks a chair whether a meeting is needed on which nothing is to be discussed; it takes both to leave it out. */
export function OfferPanel({ meeting, offer }: OfferPanelProps) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { command, isPending } = useMeetingChange(meeting.id);
  const { lengthMinutes: minutes, expected } = meeting;
  const answer = (wanted: 'not-needed' | 'keep') => () => {
    command({ kind: 'answer-offer', answer: wanted });
  };
  return (
    <Panel title={t('tab.offer.title')} isAccented>
      <p className={styles.text}>{t('tab.offer.text', { minutes, people: expected.length })}</p>
      <OfferAnswers offer={offer} />
      {offer.keptBy === null && (
        <div className={styles.buttons}>
          {!offer.notNeeded.includes(me.personId) && (
            <Button appearance="primary" disabled={isPending} onClick={answer('not-needed')}>
              {t('tab.offer.notNeeded')}
            </Button>
          )}
          <Button disabled={isPending} onClick={answer('keep')}>
            {t('tab.offer.keep')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

/** What was said so far. */
function OfferAnswers({ offer: { notNeeded, keptBy } }: { offer: OfferPanelProps['offer'] }) {
  const styles = useStyles();
  const { t } = useText();
  const { me, nameOf } = useSeries();
  const isMine = (personId: string) => personId === me.personId;
  const lines = [
    ...notNeeded.map((id) =>
      isMine(id) ? t('tab.offer.youNotNeeded') : t('tab.offer.saidNotNeeded', { name: nameOf(id) }),
    ),
    ...(keptBy === null
      ? []
      : [isMine(keptBy) ? t('tab.offer.youKeep') : t('tab.offer.saidKeep', { name: nameOf(keptBy) })]),
  ];
  return (
    <div role="status">
      {lines.map((line) => (
        <p key={line} className={styles.text}>
          {line}
        </p>
      ))}
    </div>
  );
}
