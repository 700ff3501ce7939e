import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { Mark } from '../../components/Mark.tsx';
import { useItemText } from '../../hooks/useItemText.ts';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { ItemClock } from './ItemClock.tsx';
import { ItemRecord } from './ItemRecord.tsx';
import { RunButtons } from './RunButtons.tsx';

const useStyles = makeStyles({
  stage: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    padding: tokens.spacingHorizontalXL,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderTop: `${tokens.strokeWidthThickest} solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '@media (max-width: 479px)': { padding: tokens.spacingHorizontalM },
  },
  step: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, margin: 0 },
  title: {
    ...typographyStyles.title2,
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 479px)': { ...typographyStyles.subtitle1 },
  },
  facts: {
    ...typographyStyles.body1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
});

/** The item under discussion, large enough for a shared screen. */
export function CurrentItem({ meeting, item }: { meeting: LoadedMeeting; item: ItemView }) {
  const styles = useStyles();
  const { t } = useText();
  const { me, nameOf, departmentName } = useSeries();
  const { titleOf, reasonOf } = useItemText();
  const number = meeting.items.findIndex(({ id }) => id === item.id) + 1;
  return (
    <section aria-labelledby="current-item" className={styles.stage}>
      <div>
        <p className={styles.step} role="status">
          {t('tab.run.step', { number, count: meeting.items.length })}
        </p>
        <h2 id="current-item" className={styles.title}>
          {titleOf(item)}
        </h2>
      </div>
      <div className={styles.facts}>
        {item.department !== null && <Mark>{departmentName(item.department)}</Mark>}
        {item.presenterId !== null && (
          <span>{t('tab.item.presents', { name: nameOf(item.presenterId) })}</span>
        )}
        <span>{reasonOf(item)}</span>
      </div>
      <ItemClock meeting={meeting} item={item} />
      {can(me, meetingPermissions.run) && <RunButtons meeting={meeting} item={item} />}
      <ItemRecord meeting={meeting} item={item} />
    </section>
  );
}
