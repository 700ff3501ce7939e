import { Button, makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type SubmitEvent } from 'react';
import type { PersonSettingsView } from '../../../shared/api/views.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useMySettings } from '../../hooks/useMySettings.ts';
import { useText } from '../../text/text-context.ts';
import { AwayFields } from './AwayFields.tsx';
import { FieldGroup } from './FieldGroup.tsx';
import { focusFirstProblem } from './form-problems.ts';
import { LanguageField } from './LanguageField.tsx';
import { MyZoneField } from './MyZoneField.tsx';
import { useMySettingsForm } from './useMySettingsForm.ts';
import { WorkingTimeFields } from './WorkingTimeFields.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: tokens.spacingVerticalXL, maxWidth: '560px' },
  switch: { justifySelf: 'start', marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})` },
  foot: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  note: { ...typographyStyles.body1, margin: 0 },
});

/** What the reader sets for themself; it holds in all their series. */
export function MySettings() {
  const { t } = useText();
  const query = useMySettings();
  return (
    <Panel title={t('tab.mySettings.title')} meta={t('tab.mySettings.scope')}>
      <Loaded query={query} rows={6}>
        {(settings) => <MySettingsForm settings={settings} />}
      </Loaded>
    </Panel>
  );
}

/** Nothing is saved before the button is pressed; what was refused stays as it was typed. */
function MySettingsForm({ settings }: { settings: PersonSettingsView }) {
  const styles = useStyles();
  const { t } = useText();
  const form = useMySettingsForm(settings);
  const element = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (form.refusalCount > 0) focusFirstProblem(element.current);
  }, [form.refusalCount]);

  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    form.save();
  };
  return (
    <form ref={element} className={styles.form} onSubmit={handleSubmit} noValidate>
      <FieldGroup title={t('tab.mySettings.time')}>
        <MyZoneField form={form} />
        <WorkingTimeFields form={form} />
      </FieldGroup>
      <FieldGroup title={t('tab.mySettings.away')}>
        <AwayFields form={form} substitutes={settings.substitutes} />
      </FieldGroup>
      <FieldGroup title={t('tab.mySettings.messages')}>
        <LanguageField form={form} />
        <Switch
          className={styles.switch}
          label={t('tab.mySettings.mailMinutes')}
          checked={form.values.mailMinutes}
          onChange={(_, { checked }) => {
            form.set({ mailMinutes: checked });
          }}
        />
      </FieldGroup>
      <div className={styles.foot}>
        {form.isChangedElsewhere && (
          <p role="alert" className={styles.note}>
            {t('tab.mySettings.changedElsewhere')}
          </p>
        )}
        <Button type="submit" appearance="primary" disabledFocusable={form.isPending}>
          {t('tab.mySettings.save')}
        </Button>
      </div>
    </form>
  );
}
