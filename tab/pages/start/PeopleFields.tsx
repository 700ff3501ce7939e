import { makeStyles, tokens } from '@fluentui/react-components';
import type { PlaceView } from '../../../shared/api/views.ts';
import { useText } from '../../text/text-context.ts';
import { FieldRow } from '../settings/FieldRow.tsx';
import { FormChoice, FormLine, type FieldsOf } from '../settings/FormFields.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { readRepresentatives, sides } from './start-values.ts';
import { readTyped } from './useStartForm.ts';

const useStyles = makeStyles({ fields: { display: 'grid', gap: tokens.spacingVerticalL } });

export interface PeopleFieldsProps {
  form: FieldsOf;
  /** Everybody of the channel or chat but the reader. */
  people: PlaceView['people'];
}

/** The two departments, their leaders, and who reports for each. */
export function PeopleFields({ form, people }: PeopleFieldsProps) {
  const styles = useStyles();
  const { t } = useText();
  const names = readTyped(form.values).departments;
  const leaderId = form.values['otherChairId'];
  const chosen = sides.flatMap((side) => readRepresentatives(form.values, side));
  const free = people.filter(({ personId }) => personId !== leaderId && !chosen.includes(personId));
  const choices = people.map(({ personId, name }) => ({ value: personId, label: name }));
  return (
    <div className={styles.fields}>
      <FieldRow>
        <FormLine
          form={form}
          path="departments.0.name"
          label={t('tab.start.firstDepartment')}
          maxLength={60}
        />
        <FormLine
          form={form}
          path="departments.1.name"
          label={t('tab.start.secondDepartment')}
          maxLength={60}
        />
      </FieldRow>
      <FieldRow>
        <FormChoice
          form={form}
          path="ownDepartment"
          label={t('tab.start.own')}
          options={sides.map((side, place) => ({ value: side, label: names[place] ?? '' }))}
        />
        <FormChoice
          form={form}
          path="otherChairId"
          label={t('tab.start.other')}
          {...(people.length === 0 ? { hint: t('tab.start.noOthers') } : {})}
          options={[{ value: '', label: t('tab.start.choose') }, ...choices]}
        />
      </FieldRow>
      {sides.map((side, place) => (
        <PeoplePicker
          key={side}
          department={names[place] ?? ''}
          people={people}
          free={free}
          chosen={readRepresentatives(form.values, side).filter((id) => id !== leaderId)}
          onChange={(ids) => {
            form.set({ [`representatives.${side}`]: ids.join('\n') });
          }}
        />
      ))}
    </div>
  );
}
