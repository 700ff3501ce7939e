import type { FieldProps } from '@fluentui/react-components';

/** The properties of a field that has a hint, or whose value was refused. */
export function toFieldProps({
  hint,
  problem,
}: {
  hint?: string | undefined;
  problem?: string | undefined;
}): FieldProps {
  return {
    ...(hint === undefined ? {} : { hint }),
    ...(problem === undefined ? {} : { validationMessage: problem }),
  };
}
