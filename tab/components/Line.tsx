import { Field, Input, type InputProps } from '@fluentui/react-components';
import { toFieldProps } from './field-props.ts';

export interface LineProps extends Pick<
  InputProps,
  'type' | 'placeholder' | 'min' | 'max' | 'maxLength' | 'list'
> {
  label: string;
  hint?: string | undefined;
  /** What to do about a value that was refused. */
  problem?: string | undefined;
  value: string;
  onChange: (value: string) => void;
}

/** A labelled field of one line. */
export function Line({ label, hint, problem, onChange, ...input }: LineProps) {
  const handleChange: InputProps['onChange'] = (_, data) => {
    onChange(data.value);
  };
  return (
    <Field label={label} {...toFieldProps({ hint, problem })}>
      <Input {...input} onChange={handleChange} />
    </Field>
  );
}
