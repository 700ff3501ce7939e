import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { AttendanceLines } from '../../components/AttendanceLines.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS, margin: 0, padding: 0 },
  one: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    maxWidth: '480px',
  },
  name: { ...typographyStyles.body1, minWidth: 0, overflowWrap: 'anywhere' },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS },
});

const states = ['present', 'absent'] as const;

/** Who was there: chairs and representatives put it right, everybody reads it. Who is absent gets the minutes by mail. */
export function AttendancePanel({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { me, nameOf } = useSeries();
  const { attendance, expected } = meeting;
  if (!can(me, meetingPermissions.setAttendance)) {
    return (
      <Panel title={t('tab.attendance.title')}>
        <AttendanceLines attendance={attendance} nameOf={nameOf} />
      </Panel>
    );
  }
  const people = [...new Set([...expected, ...attendance.map(({ personId }) => personId)])];
  return (
    <Panel title={t('tab.attendance.title')} meta={t('tab.attendance.hint')}>
      <ul className={styles.list}>
        {people.map((personId) => (
          <OnePerson key={personId} meeting={meeting} personId={personId} />
        ))}
      </ul>
    </Panel>
  );
}

function OnePerson({ meeting, personId }: { meeting: LoadedMeeting; personId: string }) {
  const styles = useStyles();
  const { t } = useText();
  const { nameOf } = useSeries();
  const { command } = useMeetingChange(meeting.id);
  const noted = meeting.attendance.find((one) => one.personId === personId)?.state;
  const name = nameOf(personId);
  return (
    <li className={styles.one}>
      <span className={styles.name}>{name}</span>
      <div role="group" aria-label={name} className={styles.buttons}>
        {states.map((state) => (
          <Button
            key={state}
            size="small"
            aria-pressed={noted === state}
            appearance={noted === state ? 'primary' : 'secondary'}
            onClick={() => command({ kind: 'set-attendance', personId, state })}
          >
            {t(`tab.attendance.${state}`)}
          </Button>
        ))}
      </div>
    </li>
  );
}
