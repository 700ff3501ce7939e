import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { ParkedItem } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { mayAdd, meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { Mark } from '../../components/Mark.tsx';
import { PartLink } from '../../components/OnThisPage.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useNotices } from '../../hooks/notice.ts';
import { useSeries } from '../../hooks/session.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useParkingLot } from '../../hooks/useParkingLot.ts';
import { toDateIn } from '../../text/format.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM, margin: 0, padding: 0 },
  one: { display: 'grid', gap: tokens.spacingVerticalXS, justifyItems: 'start' },
  title: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  facts: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
  },
  link: { color: tokens.colorBrandForegroundLink },
});

/** What was parked in earlier meetings, to be put on this agenda; nothing where nothing waits. */
export function ParkingLot({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { series } = useSeries();
  const parked = useParkingLot(series.id).data?.items ?? [];
  if (parked.length === 0) return null;
  return (
    <Panel
      anchor="parking"
      title={t('tab.parking.title')}
      meta={t('tab.parking.count', { count: parked.length })}
    >
      <ul className={styles.list}>
        {parked.map((one) => (
          <OneParked key={one.id} meeting={meeting} parked={one} />
        ))}
      </ul>
    </Panel>
  );
}

function OneParked({ meeting, parked }: { meeting: LoadedMeeting; parked: ParkedItem }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { me, departmentName } = useSeries();
  const notices = useNotices();
  const { command, isPending } = useMeetingChange(meeting.id);
  const { id, title, department, fromMeetingId, parkedAt, customers } = parked;
  const canPromote = can(me, meetingPermissions.promote) && mayAdd(meeting, me);
  const handleClick = () => {
    command({ kind: 'promote', parkedId: id }, () => notices.say(t('tab.parking.promoted', { title })));
  };
  return (
    <li className={styles.one}>
      <h3 className={styles.title}>{title}</h3>
      <div className={styles.facts}>
        {department !== null && <Mark>{departmentName(department)}</Mark>}
        {customers.map((customer) => (
          <Mark key={customer}>{customer}</Mark>
        ))}
        <Link href={`/history/${fromMeetingId}#item-${id}`} className={styles.link}>
          {t('tab.parking.from', { date: format.date(toDateIn(meeting.zone, Date.parse(parkedAt))) })}
        </Link>
      </div>
      {canPromote && (
        <Button
          size="small"
          disabled={isPending}
          aria-label={t('tab.parking.promoteThis', { title })}
          onClick={handleClick}
        >
          {t('tab.parking.promote')}
        </Button>
      )}
    </li>
  );
}

/** Leads there from the beginning of a narrow page. */
export function ParkingLink() {
  const { t } = useText();
  const { series } = useSeries();
  const parked = useParkingLot(series.id).data?.items ?? [];
  return parked.length === 0 ? null : <PartLink anchor="parking" title={t('tab.parking.title')} />;
}
