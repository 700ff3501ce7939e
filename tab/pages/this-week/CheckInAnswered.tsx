import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { CheckInView } from '../../../shared/api/views.ts';
import type { CheckInEntry } from '../../../shared/check-in/check-in.ts';
import { lazyView } from '../../components/lazy-view.tsx';
import { Mark } from '../../components/Mark.tsx';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { checkInBoxes } from './check-in-boxes.ts';

const CheckInNotices = lazyView(async () => (await import('./CheckInNotices.tsx')).CheckInNotices);

const useStyles = makeStyles({
  box: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start' },
  state: { ...typographyStyles.body1, margin: 0, overflowWrap: 'anywhere' },
  list: { margin: 0, width: '100%' },
  section: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2 },
  entry: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    overflowWrap: 'anywhere',
    '& > *:first-child': { minWidth: 0 },
  },
  link: { color: tokens.colorBrandForegroundLink },
});

export interface CheckInAnsweredProps {
  meeting: LoadedMeeting;
  checkIn: CheckInView;
  onEdit: () => void;
}

/** What the reader has sent, with a way to change it until the meeting starts. */
export function CheckInAnswered({ meeting, checkIn, onEdit }: CheckInAnsweredProps) {
  const styles = useStyles();
  const { t } = useText();
  const { entries, late, notices } = checkIn;
  const sections = checkInBoxes.filter((box) => entries.some(({ section }) => section === box));
  return (
    <div className={styles.box}>
      <p className={styles.state}>
        <AnsweredText checkIn={checkIn} zone={meeting.zone} /> {late && <Mark>{t('tab.late')}</Mark>}
      </p>
      {notices.length > 0 && (
        <Suspense fallback={null}>
          <CheckInNotices meeting={meeting} checkIn={checkIn} />
        </Suspense>
      )}
      {sections.length > 0 && (
        <dl className={styles.list}>
          {sections.map((box) => (
            <div key={box}>
              <dt className={styles.section}>{t(`checkIn.${box}`)}</dt>
              {entries
                .filter(({ section }) => section === box)
                .map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
            </div>
          ))}
        </dl>
      )}
      <Button onClick={onEdit}>{t('tab.checkIn.edit')}</Button>
    </div>
  );
}

function AnsweredText({ checkIn, zone }: { checkIn: CheckInView; zone: string }) {
  const { t, format } = useText();
  const { state, answeredAt, skipReason: reason } = checkIn;
  const when = answeredAt === null ? '' : format.dateTime(answeredAt, zone);
  if (state === 'sent') return t('tab.checkIn.sent', { when });
  return t(reason === '' ? 'tab.checkIn.skipped' : 'tab.checkIn.skippedWhy', { when, reason });
}

/** One line, with what was recognised in it and said of it. */
function Entry({ entry: { text, section, discuss, minutes, link, customers } }: { entry: CheckInEntry }) {
  const styles = useStyles();
  const { t } = useText();
  return (
    <dd className={styles.entry}>
      <span>{text}</span>
      {customers.map((customer) => (
        <Mark key={customer}>{customer}</Mark>
      ))}
      {(discuss || section === 'asks') && <Mark tone="brand">{t('tab.checkIn.onAgenda')}</Mark>}
      {minutes !== null && <Mark>{t('tab.minutes', { minutes })}</Mark>}
      {link !== null && (
        <a href={link} target="_blank" rel="noreferrer" className={styles.link}>
          {t('tab.line.linkTo', { host: new URL(link).host })}
        </a>
      )}
    </dd>
  );
}
