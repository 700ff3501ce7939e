import { Button, makeStyles } from '@fluentui/react-components';
import type { PersonSettingsView } from '../../../shared/api/views.ts';
import { Choice } from '../../components/Choice.tsx';
import { Line } from '../../components/Line.tsx';
import { useText } from '../../text/text-context.ts';
import { FieldRow } from './FieldRow.tsx';
import type { MySettingsFormState } from './useMySettingsForm.ts';

const useStyles = makeStyles({ clear: { justifySelf: 'start' } });

export interface AwayFieldsProps {
  form: MySettingsFormState;
  substitutes: PersonSettingsView['substitutes'];
}

/** From when to when the reader is away, and who answers in their place. */
export function AwayFields({ form, substitutes }: AwayFieldsProps) {
  const styles = useStyles();
  const { t } = useText();
  const { awayFrom, awayUntil, substituteId } = form.values;
  const people = substitutes.map(({ personId, name }) => ({ value: personId, label: name }));
  const toLine = (path: 'awayFrom' | 'awayUntil', label: string) => (
    <Line
      label={label}
      type="date"
      problem={form.problems.get(path)?.text}
      value={form.values[path]}
      onChange={(text) => {
        form.set({ [path]: text });
      }}
    />
  );

  return (
    <>
      <FieldRow>
        {toLine('awayFrom', t('tab.mySettings.awayFrom'))}
        {toLine('awayUntil', t('tab.mySettings.awayUntil'))}
      </FieldRow>
      {(awayFrom !== '' || awayUntil !== '') && (
        <Button
          size="small"
          className={styles.clear}
          onClick={() => {
            form.set({ awayFrom: '', awayUntil: '' });
          }}
        >
          {t('tab.mySettings.notAway')}
        </Button>
      )}
      <Choice
        label={t('tab.mySettings.substitute')}
        hint={t('tab.mySettings.substituteHint')}
        problem={form.problems.get('substituteId')?.text}
        value={substituteId}
        options={[{ value: '', label: t('tab.item.nobody') }, ...people]}
        onChange={(personId) => {
          form.set({ substituteId: personId });
        }}
      />
    </>
  );
}
