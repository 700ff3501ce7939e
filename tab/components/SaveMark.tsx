import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import { useText } from '../text/text-context.ts';

const texts = {
  saved: 'tab.save.saved',
  unsaved: 'tab.save.saving',
  saving: 'tab.save.saving',
  failed: 'tab.save.failed',
  conflict: 'tab.save.conflict',
} as const satisfies Record<string, MessageId>;

const useStyles = makeStyles({
  mark: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, minHeight: '16px' },
});

/** Says whether what was typed is safe. */
export function SaveMark({
  state,
  isUntouched = false,
}: {
  state: keyof typeof texts;
  isUntouched?: boolean;
}) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <div role="status" className={styles.mark}>
      {isUntouched && state === 'saved' ? '' : t(texts[state])}
    </div>
  );
}
