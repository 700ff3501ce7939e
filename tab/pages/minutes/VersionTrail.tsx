import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState, type SubmitEvent } from 'react';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { Disclosure } from '../../components/Disclosure.tsx';
import { Line } from '../../components/Line.tsx';
import { Panel } from '../../components/Panel.tsx';
import { useSeries } from '../../hooks/session.ts';
import { useIsLatest } from '../../hooks/useIsLatest.ts';
import { useMeetingChange, type LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';

const useStyles = makeStyles({
  list: { ...typographyStyles.body1, margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
  form: { display: 'grid', gap: tokens.spacingVerticalS, justifyItems: 'start', maxWidth: '480px' },
});

/** Which versions of the minutes were sent, and a way for chairs to put the latest right. */
export function VersionTrail({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t, format } = useText();
  const { me, nameOf } = useSeries();
  const isLatest = useIsLatest(meeting);
  return (
    <Panel title={t('tab.versions.title')}>
      <ul className={styles.list}>
        {meeting.minutesVersions.map(({ version, closedAt, closedBy, reason }) => (
          <li key={version}>
            {t('tab.versions.one', {
              version,
              when: format.dateTime(closedAt, meeting.zone),
              name: closedBy === 'system' ? t('tab.versions.itself') : nameOf(closedBy),
            })}
            {reason !== '' && <div>{t('tab.versions.why', { reason })}</div>}
          </li>
        ))}
      </ul>
      {isLatest && can(me, meetingPermissions.close) && (
        <Disclosure label={t('tab.versions.reopen')}>
          <ReopenForm meetingId={meeting.id} />
        </Disclosure>
      )}
    </Panel>
  );
}

function ReopenForm({ meetingId }: { meetingId: string }) {
  const styles = useStyles();
  const { t } = useText();
  const { command, isPending } = useMeetingChange(meetingId);
  const [reason, setReason] = useState('');
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    command({ kind: 'reopen', reason });
  };
  return (
    <form className={styles.form} onSubmit={handleSubmit}>
      <Line label={t('tab.versions.reason')} value={reason} onChange={setReason} maxLength={500} />
      <Button type="submit" disabled={isPending || reason.trim() === ''}>
        {t('tab.versions.reopen')}
      </Button>
    </form>
  );
}
