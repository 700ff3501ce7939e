import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { useText } from '../text/text-context.ts';
import type { LocalPerson } from './local-api.ts';
import { toDepartmentText, toRoleText } from './person-text.ts';
import { useAddress } from './useAddress.ts';

const useStyles = makeStyles({
  who: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  name: { ...typographyStyles.body1Strong },
  facts: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  link: {
    ...typographyStyles.caption1,
    display: 'inline-block',
    paddingBlock: tokens.spacingVerticalXS,
    color: tokens.colorBrandForegroundLink,
  },
});

/** Who one is at the moment, and ways to be somebody else, here or in a second window. */
export function PersonBar({ person }: { person: LocalPerson }) {
  const styles = useStyles();
  const { t } = useText();
  const { toHref } = useAddress();
  const facts = { department: toDepartmentText(person.department, t), role: toRoleText(person, t) };
  return (
    <div className={styles.who}>
      <span className={styles.name}>{person.name}</span>
      <span className={styles.facts}>{t('local.person.facts', facts)}</span>
      <Link href={toHref({ as: null, chat: null })} className={styles.link}>
        {t('local.person.switch')}
      </Link>
      <a href="/local/" target="_blank" rel="noreferrer" className={styles.link}>
        {t('local.person.second')}
      </a>
    </div>
  );
}
