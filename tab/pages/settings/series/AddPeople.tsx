import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Choice } from '../../../components/Choice.tsx';
import { useNotices } from '../../../hooks/notice.ts';
import { useSeries } from '../../../hooks/session.ts';
import { usePress } from '../../../hooks/usePress.ts';
import { useAddPeople } from '../../../hooks/useSeriesSettings.ts';
import { useText } from '../../../text/text-context.ts';
import type { PeopleFacts } from './people-facts.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  choice: { flexGrow: 1, maxWidth: '320px', minWidth: 0 },
  none: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** So many people are taken in with one request. */
const limit = 200;

/** Takes people of the channel into the series, one or all of them. */
export function AddPeople({ candidates }: Pick<PeopleFacts, 'candidates'>) {
  const styles = useStyles();
  const { t, format } = useText();
  const { series } = useSeries();
  const notices = useNotices();
  const press = usePress();
  const [chosenId, setChosenId] = useState('');
  const { mutate, isPending } = useAddPeople(series.id);
  if (candidates.length === 0) return <p className={styles.none}>{t('tab.settings.allIn')}</p>;

  const add = (people: typeof candidates) => {
    if (isPending || people.length === 0) return;
    const personIds = people.map(({ personId }) => personId);
    mutate(
      { personIds, pressId: press.toId(personIds) },
      {
        onSuccess: () => {
          press.done();
          setChosenId('');
          notices.say(t('tab.settings.added', { names: format.list(people.map(({ name }) => name)) }));
        },
      },
    );
  };
  return (
    <div className={styles.row}>
      <div className={styles.choice}>
        <Choice
          label={t('tab.settings.candidate')}
          value={chosenId}
          options={[
            { value: '', label: t('tab.start.choose') },
            ...candidates.map(({ personId, name }) => ({ value: personId, label: name })),
          ]}
          onChange={setChosenId}
        />
      </div>
      <Button onClick={() => add(candidates.filter(({ personId }) => personId === chosenId))}>
        {t('tab.settings.addPerson')}
      </Button>
      {candidates.length > 1 && (
        <Button onClick={() => add(candidates.slice(0, limit))}>
          {t('tab.settings.addAll', { count: candidates.length })}
        </Button>
      )}
    </div>
  );
}
