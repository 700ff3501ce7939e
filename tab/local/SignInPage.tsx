import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import { Panel } from '../components/Panel.tsx';
import { useText } from '../text/text-context.ts';
import { CompanyForm } from './CompanyForm.tsx';
import type { LocalPerson, SignIn } from './local-api.ts';
import { toDepartmentText, toRoleText } from './person-text.ts';
import { useAddress } from './useAddress.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(280px, 100%), 1fr))',
    alignItems: 'start',
  },
  warning: {
    ...typographyStyles.body1Strong,
    gridColumn: '1 / -1',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderLeft: `${tokens.strokeWidthThickest} solid ${tokens.colorStatusWarningBorderActive}`,
    backgroundColor: tokens.colorNeutralBackground1,
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
export function SignInPage({ people, isPlayground }: SignIn) {
  const styles = useStyles();
  const { t } = useText();
  const departments = [...new Set(people.map(({ department }) => department))];
  return (
    <div className={styles.grid}>
      {isPlayground && (
        <p role="note" className={styles.warning}>
          {t('local.signIn.playground')}
        </p>
      )}
      {departments.map((department) => (
        <Panel key={department} title={toDepartmentText(department, t)}>
          <ul className={styles.list}>
            {people
              .filter((person) => person.department === department)
              .map((person) => (
                <li key={person.id}>
                  <PersonLink person={person} />
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

/** Leads into the chat page as somebody, or to the page of the tab that was to be opened. */
function PersonLink({ person }: { person: LocalPerson }) {
  const styles = useStyles();
  const { t } = useText();
  const { toHref, toNext } = useAddress();
  const next = toNext(person.id);
  const words = (
    <>
      <span>{person.name}</span>
      <span className={styles.role}>{toRoleText(person, t)}</span>
    </>
  );
  if (next === null) {
    return (
      <Link href={toHref({ as: person.id })} className={styles.link}>
        {words}
      </Link>
    );
  }
  return (
    <a href={next} className={styles.link}>
      {words}
    </a>
  );
}
