import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { Attendance } from '../../shared/meeting/meeting.ts';
import { useText } from '../text/text-context.ts';

const useStyles = makeStyles({
  line: { ...typographyStyles.body1, margin: `0 0 ${tokens.spacingVerticalXS}`, overflowWrap: 'anywhere' },
});

export interface AttendanceLinesProps {
  attendance: Attendance;
  nameOf: (personId: string) => string;
}

/** Who was there and who was not, in two sentences. */
export function AttendanceLines({ attendance, nameOf }: AttendanceLinesProps) {
  const styles = useStyles();
  const { t, format } = useText();
  const namesOf = (state: Attendance[number]['state']) =>
    attendance.filter((one) => one.state === state).map(({ personId }) => nameOf(personId));
  const present = namesOf('present');
  const absent = namesOf('absent');
  if (attendance.length === 0) return <p className={styles.line}>{t('tab.attendance.none')}</p>;
  return (
    <>
      {present.length > 0 && (
        <p className={styles.line}>{t('tab.attendance.were', { names: format.list(present) })}</p>
      )}
      {absent.length > 0 && (
        <p className={styles.line}>{t('tab.attendance.wereNot', { names: format.list(absent) })}</p>
      )}
    </>
  );
}
