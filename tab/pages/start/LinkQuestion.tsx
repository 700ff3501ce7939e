import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useNotices } from '../../hooks/notice.ts';
import { readRemembered, remember } from '../../hooks/remembered.ts';
import { useSeriesChoice } from '../../hooks/series-choice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useLinkPlace, usePlaces } from '../../hooks/usePlaces.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    marginBlockEnd: tokens.spacingVerticalL,
    overflowWrap: 'anywhere',
  },
  question: { ...typographyStyles.body1 },
});

const answered = 'none';

/** Asks a chair whether the chat of a meeting, which belongs to no series yet, belongs to the one on the screen. */
export function LinkQuestion() {
  const { series, me } = useSeries();
  const { data } = usePlaces();
  const [closed, setClosed] = useState<readonly string[]>([]);
  const toName = (placeId: string) => `link.${me.personId}.${placeId}`;
  const place = data?.items.find(
    ({ id, type, seriesId }) =>
      type === 'meeting' &&
      seriesId === null &&
      !closed.includes(id) &&
      readRemembered(toName(id)) !== answered,
  );
  if (place === undefined) return null;
  const handleNone = () => {
    remember(toName(place.id), answered);
    setClosed([...closed, place.id]);
  };
  return <Question key={place.id + series.id} place={place} onNone={handleNone} />;
}

function Question({ place, onNone }: { place: { id: string; name: string }; onNone: () => void }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const { items } = useSeriesChoice();
  const notices = useNotices();
  const labelId = useId();
  const [isAnother, setIsAnother] = useState(false);
  const { mutate, isPending } = useLinkPlace();
  const link = (target: { id: string; name: string }) => () => {
    if (isPending) return;
    const onSuccess = () => {
      notices.say(t('tab.link.said', { place: place.name, series: target.name }));
    };
    mutate({ placeId: place.id, seriesId: target.id }, { onSuccess });
  };
  const others = items.filter(({ id, me }) => id !== series.id && me.role === 'chair');
  const handleAnother = () => {
    if (others.length === 0) onNone();
    else setIsAnother(true);
  };
  return (
    <div role="group" aria-labelledby={labelId} className={styles.bar}>
      <span id={labelId} className={styles.question}>
        {isAnother ? t('tab.link.which') : t('tab.link.question', { place: place.name, series: series.name })}
      </span>
      {!isAnother && (
        <>
          <Button size="small" onClick={link(series)}>
            {t('tab.link.yes')}
          </Button>
          <Button size="small" onClick={handleAnother}>
            {t('tab.link.another')}
          </Button>
        </>
      )}
      {isAnother &&
        others.map((other) => (
          <Button key={other.id} size="small" onClick={link(other)}>
            {other.name}
          </Button>
        ))}
      {isAnother && (
        <Button size="small" onClick={onNone}>
          {t('tab.link.none')}
        </Button>
      )}
    </div>
  );
}
