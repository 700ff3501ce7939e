import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { Place } from '../../../shared/api/views.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { usePlaces } from '../../hooks/usePlaces.ts';
import { useText } from '../../text/text-context.ts';
import { Wizard } from './Wizard.tsx';

const useStyles = makeStyles({
  intro: { ...typographyStyles.body1, margin: 0, marginBlockEnd: tokens.spacingVerticalL, maxWidth: '60ch' },
  column: { display: 'grid', gap: tokens.spacingVerticalL },
  title: { ...typographyStyles.subtitle2, margin: 0 },
  places: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    justifyItems: 'start',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
});

/** How a joint meeting begins: the channel or chat, then what is proposed to the other leader. */
export function StartPage() {
  const styles = useStyles();
  const { t } = useText();
  const query = usePlaces();
  return (
    <>
      <PageTitle title={t('tab.start.title')} />
      <Loaded query={query} rows={5}>
        {({ items }) => (
          <>
            {items.length > 0 && <p className={styles.intro}>{t('tab.start.intro')}</p>}
            <Places places={items} />
          </>
        )}
      </Loaded>
    </>
  );
}

function Places({ places }: { places: readonly Place[] }) {
  const styles = useStyles();
  const { t } = useText();
  const [chosenId, setChosenId] = useState<string | null>(null);
  const free = places.filter(({ seriesId }) => seriesId === null);
  const chosen = free.find(({ id }) => id === chosenId) ?? (free.length === 1 ? free[0] : undefined);
  if (places.length === 0) {
    return <EmptyState title={t('tab.start.noPlace')} hint={t('tab.start.noPlaceHint')} />;
  }
  if (free.length === 0) return <EmptyState title={t('tab.start.taken')} hint={t('tab.start.takenHint')} />;
  if (chosen === undefined) return <PlaceList places={free} onChoose={setChosenId} />;
  const handleBack = () => {
    setChosenId(null);
  };
  return (
    <div className={styles.column}>
      <Wizard key={chosen.id} place={chosen} {...(free.length > 1 ? { onBack: handleBack } : {})} />
    </div>
  );
}

function PlaceList({ places, onChoose }: { places: readonly Place[]; onChoose: (id: string) => void }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div className={styles.column}>
      <h2 className={styles.title}>{t('tab.start.wherePlace')}</h2>
      <ul className={styles.places}>
        {places.map(({ id, name, type }) => (
          <li key={id}>
            <Button onClick={() => onChoose(id)}>
              {t('tab.start.placeLine', { name, type: t(`tab.start.place.${type}`) })}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
