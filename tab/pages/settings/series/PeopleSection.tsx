import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { SeriesPerson } from '../../../../shared/series/series.ts';
import { Panel } from '../../../components/Panel.tsx';
import { useSeries } from '../../../hooks/session.ts';
import { useText } from '../../../text/text-context.ts';
import { AddPeople } from './AddPeople.tsx';
import type { PeopleFacts } from './people-facts.ts';
import { PersonRow } from './PersonRow.tsx';
import { UnreachableNote } from './UnreachableNote.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalL },
  columns: {
    display: 'grid',
    alignItems: 'start',
    gap: tokens.spacingHorizontalXL,
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(240px, 100%), 1fr))',
  },
  title: { ...typographyStyles.body1Strong, margin: 0, marginBlockEnd: tokens.spacingVerticalXS },
  list: { display: 'grid', margin: 0, padding: 0, listStyleType: 'none' },
  none: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2, margin: 0 },
});

/** Both departments side by side, and those in neither; chairs change them. */
export function PeopleSection({ facts }: { facts: PeopleFacts | null }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const { people, departments } = series;
  const neither = people.filter(({ department }) => !departments.some(({ id }) => id === department));
  return (
    <Panel title={t('tab.settings.people')} meta={t('tab.settings.peopleCount', { count: people.length })}>
      <div className={styles.content}>
        <div className={styles.columns}>
          {departments.map(({ id, name }) => (
            <Department
              key={id}
              name={name}
              people={people.filter(({ department }) => department === id)}
              facts={facts}
            />
          ))}
        </div>
        {neither.length > 0 && <Department name={t('tab.settings.neither')} people={neither} facts={facts} />}
        {facts !== null && <UnreachableNote personIds={facts.unreachable} />}
        {facts !== null && <AddPeople candidates={facts.candidates} />}
      </div>
    </Panel>
  );
}

const roleOrder = ['chair', 'representative', 'member', 'guest'] as const;

interface DepartmentProps {
  name: string;
  people: readonly SeriesPerson[];
  facts: PeopleFacts | null;
}

function Department({ name, people, facts }: DepartmentProps) {
  const styles = useStyles();
  const { t } = useText();
  const toPlace = ({ role }: SeriesPerson) => roleOrder.indexOf(role);
  const sorted = [...people].sort(
    (one, other) => toPlace(one) - toPlace(other) || one.name.localeCompare(other.name),
  );
  return (
    <div>
      <h3 className={styles.title}>{name}</h3>
      {people.length === 0 && <p className={styles.none}>{t('tab.settings.nobodyHere')}</p>}
      <ul className={styles.list}>
        {sorted.map((person) => (
          <PersonRow
            key={person.personId}
            person={person}
            isUnreachable={facts?.unreachable.includes(person.personId) === true}
            isChangeable={facts !== null}
          />
        ))}
      </ul>
    </div>
  );
}
