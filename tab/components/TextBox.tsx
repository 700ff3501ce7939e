import { Field, Textarea, type TextareaProps } from '@fluentui/react-components';

export interface TextBoxProps extends Pick<TextareaProps, 'maxLength' | 'rows' | 'onBlur'> {
  label: string;
  hint?: string;
  value: string;
  onChange: (value: string) => void;
}

/** A labelled field of several lines. */
export function TextBox({ label, hint, onChange, ...textarea }: TextBoxProps) {
  const handleChange: TextareaProps['onChange'] = (_, data) => {
    onChange(data.value);
  };
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Textarea resize="vertical" {...textarea} onChange={handleChange} />
    </Field>
  );
}
