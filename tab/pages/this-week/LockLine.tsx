import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { Mark } from '../../components/Mark.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  line: {
    ...typographyStyles.caption1,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBlockStart: tokens.spacingVerticalS,
    color: tokens.colorNeutralForeground2,
  },
});

/** Whether the agenda is locked and what that means; chairs lock and unlock it. */
export function LockLine({ meeting: { id, locked } }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { command, isPending } = useMeetingChange(id);
  const handleClick = () => {
    command({ kind: locked ? 'unlock' : 'lock' });
  };
  return (
    <div className={styles.line}>
      {can(me, meetingPermissions.lock) && (
        <Button size="small" disabledFocusable={isPending} onClick={handleClick}>
          {t(locked ? 'tab.lock.unlock' : 'tab.lock.lock')}
        </Button>
      )}
      <div role="status">
        {locked && (
          <>
            <Mark tone="brand">{t('tab.lock.mark')}</Mark> {t('tab.lock.hint')}
          </>
        )}
      </div>
    </div>
  );
}
