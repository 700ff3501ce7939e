import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ActionView } from '../../../shared/api/views.ts';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  heading: { ...typographyStyles.body1Strong, margin: 0 },
  list: { margin: `${tokens.spacingVerticalS} 0`, paddingInlineStart: tokens.spacingHorizontalXL },
  one: { ...typographyStyles.body1, overflowWrap: 'anywhere' },
});

/** Who does what until when, out of one item. */
export function ItemActions({ actions, itemId }: { actions: readonly ActionView[]; itemId: string }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { nameOf } = useSeries();
  const own = actions.filter(({ source }) => source.kind === 'meeting' && source.itemId === itemId);
  return (
    <>
      <h3 className={styles.heading}>{t('tab.actions')}</h3>
      {own.length > 0 && (
        <ul className={styles.list}>
          {own.map(({ id, text, ownerId, dueOn }) => (
            <li key={id} className={styles.one}>
              {dueOn === null
                ? t('tab.action.line', { text, owner: nameOf(ownerId) })
                : t('tab.action.lineDue', { text, owner: nameOf(ownerId), due: format.date(dueOn) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
