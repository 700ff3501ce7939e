import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { isStuck } from '../../../shared/meeting/stuck.ts';
import { Mark } from '../../components/Mark.tsx';
import { useItemText } from '../../hooks/useItemText.ts';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  facts: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
    marginBlockStart: tokens.spacingVerticalXXS,
  },
});

/** What became of an item, whose it is, why it is there, and who presents it. */
export function ItemFacts({ item }: { item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const { reasonOf } = useItemText();
  const { nameOf, departmentName } = useSeries();
  const { outcome, department, title, presenterId, origin, late } = item;
  return (
    <div className={styles.facts}>
      {outcome !== 'open' && <Mark>{t(`tab.outcome.${outcome}`)}</Mark>}
      {isStuck(item) && <Mark tone="alert">{t('tab.stuck')}</Mark>}
      {department !== null && title !== '' && <Mark>{departmentName(department)}</Mark>}
      <span>{reasonOf(item)}</span>
      {presenterId !== null && origin.kind !== 'check-in' && (
        <span>{t('tab.item.presents', { name: nameOf(presenterId) })}</span>
      )}
      {late && <Mark>{t('tab.late')}</Mark>}
    </div>
  );
}
