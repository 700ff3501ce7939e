import { Field, Textarea, type TextareaProps } from '@fluentui/react-components';
import { Choice, type ChoiceProps } from '../../components/Choice.tsx';
import { toFieldProps } from '../../components/field-props.ts';
import { Line, type LineProps } from '../../components/Line.tsx';
import type { KeptForm } from '../../hooks/useKeptForm.ts';
import { useText } from '../../text/text-context.ts';

/** What a field needs of its form. */
export type FieldsOf = Pick<KeptForm, 'values' | 'problems' | 'set'>;

interface InForm {
  form: FieldsOf;
  /** The field's name, by which the API refuses it. */
  path: string;
}

/** A field of one line in a form. */
export function FormLine({
  form,
  path,
  ...line
}: InForm & Omit<LineProps, 'value' | 'problem' | 'onChange'>) {
  return (
    <Line
      {...line}
      problem={form.problems.get(path)?.text}
      value={form.values[path] ?? ''}
      onChange={(text) => {
        form.set({ [path]: text });
      }}
    />
  );
}

/** A list of choices in a form. */
export function FormChoice({
  form,
  path,
  ...choice
}: InForm & Omit<ChoiceProps, 'value' | 'problem' | 'onChange'>) {
  return (
    <Choice
      {...choice}
      problem={form.problems.get(path)?.text}
      value={form.values[path] ?? ''}
      onChange={(value) => {
        form.set({ [path]: value });
      }}
    />
  );
}

interface FormBoxProps extends InForm, Pick<TextareaProps, 'maxLength' | 'rows'> {
  label: string;
  hint?: string | undefined;
}

/** A field of several lines in a form; a line that was refused is named by its number. */
export function FormBox({ form, path, label, hint, ...textarea }: FormBoxProps) {
  const { t } = useText();
  const refused = [...form.problems].find(([at]) => at === path || at.startsWith(`${path}.`));
  const toProblem = ([at, { text }]: [string, { text: string }]) => {
    const place = /^\d+/u.exec(at.slice(path.length + 1))?.[0];
    return place === undefined ? text : t('tab.settings.inLine', { line: Number(place) + 1, problem: text });
  };
  const problem = refused === undefined ? undefined : toProblem(refused);
  return (
    <Field label={label} {...toFieldProps({ hint, problem })}>
      <Textarea
        resize="vertical"
        {...textarea}
        value={form.values[path] ?? ''}
        onChange={(_, { value }) => {
          form.set({ [path]: value });
        }}
      />
    </Field>
  );
}
