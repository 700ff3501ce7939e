import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CheckInSection } from '../../../shared/check-in/check-in.ts';
import type { ReadBeforehand as Entries } from '../../../shared/meeting/meeting.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Mark } from '../../components/Mark.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  person: {
    '& + &': {
      marginBlockStart: tokens.spacingVerticalM,
      paddingBlockStart: tokens.spacingVerticalM,
      borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    },
  },
  name: {
    ...typographyStyles.body1Strong,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: 0,
  },
  list: { margin: 0 },
  section: {
    ...typographyStyles.caption1,
    color: tokens.colorNeutralForeground2,
    marginBlockStart: tokens.spacingVerticalS,
  },
  entry: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
});

/** What people reported that is read rather than discussed. */
export function ReadBeforehand({ entries }: { entries: readonly Entries[] }) {
  const { t } = useText();
  const count = entries.reduce((sum, one) => sum + one.entries.length, 0);
  return (
    <Panel anchor="read" title={t('tab.read.title')} meta={t('tab.read.count', { count })}>
      {entries.length === 0 && <EmptyState title={t('tab.read.empty')} hint={t('tab.read.emptyHint')} />}
      {entries.map((one) => (
        <OnePerson key={one.personId} report={one} />
      ))}
    </Panel>
  );
}

function OnePerson({ report: { personId, department, late, entries } }: { report: Entries }) {
  const styles = useStyles();
  const { t } = useText();
  const { nameOf, departmentName } = useSeries();
  const sections = [...new Set(entries.map(({ section }) => section))];
  const textsOf = (section: CheckInSection) => entries.filter((entry) => entry.section === section);
  return (
    <div className={styles.person}>
      <h3 className={styles.name}>
        {nameOf(personId)}
        <Mark>{departmentName(department)}</Mark>
        {late && <Mark>{t('tab.late')}</Mark>}
      </h3>
      <dl className={styles.list}>
        {sections.map((section) => (
          <div key={section}>
            <dt className={styles.section}>{t(`checkIn.${section}`)}</dt>
            {textsOf(section).map(({ text }, index) => (
              <dd key={index} className={styles.entry}>
                {text}
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </div>
  );
}
