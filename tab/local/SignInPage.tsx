import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { Panel } from '../components/Panel.tsx';
import { useText } from '../text/text-context.ts';
import { CompanyForm } from './CompanyForm.tsx';
import type { LocalPerson } from './local-api.ts';
import { toDepartmentText, toRoleText } from './person-text.ts';
import { useAddress } from './useAddress.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    alignItems: 'start',
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  link: {
    ...typographyStyles.body1,
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalSNudge,
    paddingInline: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  role: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
});

/** Everybody on this computer, to be one of them; and the way to begin with people of one's own. */
export function SignInPage({ people }: { people: readonly LocalPerson[] }) {
  const styles = useStyles();
  const { t } = useText();
  const { toHref } = useAddress();
  const departments = [...new Set(people.map(({ department }) => department))];
  return (
    <div className={styles.grid}>
      {departments.map((department) => (
        <Panel key={department} title={toDepartmentText(department, t)}>
          <ul className={styles.list}>
            {people
              .filter((person) => person.department === department)
              .map((person) => (
                <li key={person.id}>
                  <Link href={toHref({ as: person.id })} className={styles.link}>
                    <span>{person.name}</span>
                    <span className={styles.role}>{toRoleText(person, t)}</span>
                  </Link>
                </li>
              ))}
          </ul>
        </Panel>
      ))}
      <Panel title={t('local.company.title')}>
        <CompanyForm />
      </Panel>
    </div>
  );
}
