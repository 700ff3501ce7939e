import { Field, makeStyles } from '@fluentui/react-components';
// From its own package: through the collection it would be part of the first view (performance.md 2.2).
import { Select } from '@fluentui/react-select';
import type { ChangeEvent } from 'react';
import { toFieldProps } from './field-props.ts';

// A long name in the list does not make the field wider than its place.
const useStyles = makeStyles({ field: { gridTemplateColumns: 'minmax(0, 1fr)' } });

export interface ChoiceProps {
  label: string;
  hint?: string | undefined;
  /** What to do about a choice that was refused. */
  problem?: string | undefined;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

/** A labelled native list of choices: it opens in the device's own way, also on phones. */
export function Choice({ label, hint, problem, value, options, onChange }: ChoiceProps) {
  const styles = useStyles();
  const handleChange = (event: ChangeEvent<HTMLSelectElement>) => {
    onChange(event.target.value);
  };
  return (
    <Field label={label} className={styles.field} {...toFieldProps({ hint, problem })}>
      <Select value={value} onChange={handleChange}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
