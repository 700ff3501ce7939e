import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { PlaceView } from '../../../shared/api/views.ts';
import { Choice } from '../../components/Choice.tsx';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  picker: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  choice: { flexGrow: 1, minWidth: 0 },
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  hint: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
});

export interface PeoplePickerProps {
  /** Name of the department. */
  department: string;
  people: PlaceView['people'];
  /** Those who can still be chosen. */
  free: PlaceView['people'];
  /** Ids of those who are chosen. */
  chosen: readonly string[];
  onChange: (personIds: string[]) => void;
}

/** Some people of many: a native list, and a button for each who is chosen. */
export function PeoplePicker({ department, people, free, chosen, onChange }: PeoplePickerProps) {
  const styles = useStyles();
  const { t } = useText();
  const [pickedId, setPickedId] = useState('');
  const picker = useRef<HTMLDivElement>(null);
  const isFree = free.some(({ personId }) => personId === pickedId);
  const nameOf = (id: string) => people.find(({ personId }) => personId === id)?.name ?? id;
  const add = () => {
    if (!isFree) return;
    onChange([...chosen, pickedId]);
    setPickedId('');
  };
  const remove = (id: string) => () => {
    onChange(chosen.filter((other) => other !== id));
    // The button that was pressed goes away.
    picker.current?.querySelector('select')?.focus();
  };
  return (
    <div ref={picker} className={styles.picker}>
      <div className={styles.row}>
        <div className={styles.choice}>
          <Choice
            label={t('tab.start.representatives', { department })}
            value={isFree ? pickedId : ''}
            options={[
              { value: '', label: t('tab.start.choose') },
              ...free.map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
            onChange={setPickedId}
          />
        </div>
        <Button aria-label={t('tab.start.addTo', { department })} onClick={add}>
          {t('tab.start.add')}
        </Button>
      </div>
      {chosen.length === 0 && <p className={styles.hint}>{t('tab.start.representativesHint')}</p>}
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((id) => (
            <li key={id}>
              <Button
                size="small"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={t('tab.start.remove', { name: nameOf(id) })}
                onClick={remove(id)}
              >
                {nameOf(id)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
