import { Choice } from '../../components/Choice.tsx';
import { useText } from '../../text/text-context.ts';
import { languages } from './languages.ts';
import type { MySettingsFormState } from './useMySettingsForm.ts';

/** In which language the reader is written to. */
export function LanguageField({ form }: { form: MySettingsFormState }) {
  const { t, format } = useText();
  const { language } = form.values;
  const tags = language === '' || languages.includes(language) ? languages : [...languages, language];
  return (
    <Choice
      label={t('tab.mySettings.language')}
      problem={form.problems.get('language')?.text}
      value={language}
      options={[
        { value: '', label: t('tab.mySettings.languageOfMeeting') },
        ...tags.map((tag) => ({ value: tag, label: format.language(tag) })),
      ]}
      onChange={(tag) => {
        form.set({ language: tag });
      }}
    />
  );
}
