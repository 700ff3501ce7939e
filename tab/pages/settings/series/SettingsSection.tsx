import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { SeriesSettingsView } from '../../../../shared/api/views.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useNotices } from '../../../hooks/notice.ts';
import { useText } from '../../../text/text-context.ts';
import { SectionEditor } from './SectionEditor.tsx';
import { SummaryLines } from './SummaryLines.tsx';
import { useSectionForm, type AnySection, type SectionForm } from './useSectionForm.ts';

const useStyles = makeStyles({
  column: { display: 'grid', gap: tokens.spacingVerticalM, justifyItems: 'start' },
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface SettingsSectionProps {
  title: string;
  section: AnySection;
  settings: SeriesSettingsView;
  /** Something to know beside the settings themselves. */
  note?: string | undefined;
  children: (form: SectionForm) => ReactNode;
}

/** Settings that belong together: in words, and behind a button the form that changes them. */
export function SettingsSection({ title, section, settings, note, children }: SettingsSectionProps) {
  const styles = useStyles();
  const text = useText();
  const notices = useNotices();
  const form = useSectionForm(section, settings);
  const [isAsked, setIsAsked] = useState(false);
  const head = useRef<HTMLDivElement>(null);
  const formId = useId();
  const isOpen = isAsked || form.isChanged;
  const { t } = text;

  const close = () => {
    // The button is there again before it takes the focus.
    flushSync(() => {
      setIsAsked(false);
    });
    head.current?.querySelector('button')?.focus();
  };
  const handleSaved = () => {
    notices.say(t('tab.settings.saved', { title }));
    close();
  };

  return (
    <Panel title={title}>
      <div ref={head} className={styles.column}>
        {!isOpen && <SummaryLines lines={section.describe(settings, text)} />}
        {note !== undefined && <p className={styles.note}>{note}</p>}
        {!isOpen && (
          <Button
            aria-label={t('tab.settings.changeThis', { title })}
            aria-expanded={false}
            aria-controls={formId}
            onClick={() => {
              setIsAsked(true);
            }}
          >
            {t('tab.settings.change')}
          </Button>
        )}
      </div>
      <div id={formId} hidden={!isOpen}>
        {isOpen && (
          <SectionEditor
            section={section}
            form={form}
            isFocused={isAsked}
            onSaved={handleSaved}
            onCancel={close}
          >
            {children(form)}
          </SectionEditor>
        )}
      </div>
    </Panel>
  );
}
