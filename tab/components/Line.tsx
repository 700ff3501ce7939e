import { Field, Input, type InputProps } from '@fluentui/react-components';

export interface LineProps extends Pick<InputProps, 'type' | 'placeholder' | 'min' | 'max' | 'maxLength'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A labelled field of one line. */
export function Line({ label, onChange, ...input }: LineProps) {
  const handleChange: InputProps['onChange'] = (_, data) => {
    onChange(data.value);
  };
  return (
    <Field label={label}>
      <Input {...input} onChange={handleChange} />
    </Field>
  );
}
