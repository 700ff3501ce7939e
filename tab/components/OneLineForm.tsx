import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { SubmitEvent } from 'react';
import { Line } from './Line.tsx';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  button: { '@media (max-width: 479px)': { justifySelf: 'start' } },
});

export interface OneLineFormProps {
  label: string;
  button: string;
  value: string;
  maxLength: number;
  isPending: boolean;
  onChange: (value: string) => void;
  /** Called with something to submit only. */
  onSubmit: () => void;
}

/** One field and one button. */
export function OneLineForm(props: OneLineFormProps) {
  const { label, button, value, maxLength, isPending, onChange, onSubmit } = props;
  const styles = useStyles();
  const isEmpty = value.trim() === '';
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isEmpty && !isPending) onSubmit();
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <Line label={label} value={value} onChange={onChange} maxLength={maxLength} />
      <Button type="submit" className={styles.button} disabled={isPending || isEmpty}>
        {button}
      </Button>
    </form>
  );
}
