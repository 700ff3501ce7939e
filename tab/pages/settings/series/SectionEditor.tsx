import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react';
import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import { TwoTexts } from '../../../components/TwoTexts.tsx';
import { useText } from '../../../text/text-context.ts';
import { focusFirstProblem } from '../form-problems.ts';
import type { AnySection, SectionForm } from './useSectionForm.ts';

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
    maxWidth: '560px',
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface SectionEditorProps {
  section: AnySection;
  form: SectionForm;
  /** The form was opened just now, and not found open: its first field takes the focus. */
  isFocused: boolean;
  onSaved: () => void;
  onCancel: () => void;
  children: ReactNode;
}

/** The form of a section. What was refused stays as it was typed; two versions are shown until one is chosen. */
export function SectionEditor(props: SectionEditorProps) {
  const { section, form, isFocused, onSaved, onCancel, children } = props;
  const styles = useStyles();
  const text = useText();
  const element = useRef<HTMLFormElement>(null);
  const { theirs, refusalCount } = form;
  useEffect(() => {
    if (isFocused) element.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [isFocused]);
  useEffect(() => {
    if (refusalCount > 0) focusFirstProblem(element.current);
  }, [refusalCount]);

  const finish = async (isSaved: Promise<boolean>) => {
    if (await isSaved) onSaved();
  };
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!form.isPending && theirs === null) void finish(form.save());
  };
  const handleCancel = () => {
    form.cancel();
    onCancel();
  };
  return (
    <form ref={element} className={styles.form} onSubmit={handleSubmit} noValidate>
      {children}
      {theirs !== null && (
        <TwoTexts
          mine={section
            .describe({ ...theirs, ...form.toMine(theirs) } as SeriesSettingsView, text)
            .join('\n')}
          theirs={section.describe(theirs, text).join('\n')}
          onMine={() => void finish(form.keepMine(theirs))}
          onTheirs={() => {
            form.keepTheirs();
            onCancel();
          }}
        />
      )}
      {theirs === null && (
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={form.isPending}>
            {text.t('tab.settings.save')}
          </Button>
          <Button onClick={handleCancel}>{text.t('tab.settings.cancel')}</Button>
        </div>
      )}
    </form>
  );
}
