import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { CheckInView } from '../../../shared/api/views.ts';
import { Mark } from '../../components/Mark.tsx';
import { checkInBoxes } from './check-in-boxes.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  state: { ...typographyStyles.body1, margin: 0 },
  list: { margin: 0, width: '100%' },
  section: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  entry: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    overflowWrap: 'anywhere',
    '& > *:first-child': { minWidth: 0 },
  },
});

export interface CheckInAnsweredProps {
  checkIn: CheckInView;
  zone: string;
  onEdit: () => void;
}

/** What the reader has sent, with a way to change it until the meeting starts. */
export function CheckInAnswered({ checkIn, zone, onEdit }: CheckInAnsweredProps) {
  const styles = useStyles();
  const { t, format } = useText();
  const { entries, state, answeredAt, late, open } = checkIn;
  const when = answeredAt === null ? '' : format.dateTime(answeredAt, zone);
  const sections = checkInBoxes.filter((box) => entries.some(({ section }) => section === box));
  return (
    <div className={styles.box}>
      <p className={styles.state}>
        {t(state === 'sent' ? 'tab.checkIn.sent' : 'tab.checkIn.skipped', { when })}{' '}
        {late && <Mark>{t('tab.late')}</Mark>}
      </p>
      <dl className={styles.list}>
        {sections.map((box) => (
          <div key={box}>
            <dt className={styles.section}>{t(`checkIn.${box}`)}</dt>
            {entries
              .filter(({ section }) => section === box)
              .map(({ id, text, discuss }) => (
                <dd key={id} className={styles.entry}>
                  <span>{text}</span>
                  {(discuss || box === 'asks') && <Mark tone="brand">{t('tab.checkIn.onAgenda')}</Mark>}
                </dd>
              ))}
          </div>
        ))}
      </dl>
      {open && <Button onClick={onEdit}>{t('tab.checkIn.edit')}</Button>}
    </div>
  );
}
