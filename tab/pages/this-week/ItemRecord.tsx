import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ItemView } from '../../../shared/api/views.ts';
import { actionPermissions } from '../../../shared/action/permissions.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { ActionForm } from '../actions/ActionForm.tsx';
import { Decisions } from './Decisions.tsx';
import { ItemActions } from './ItemActions.tsx';
import { NotesBox } from './NotesBox.tsx';

const useStyles = makeStyles({
  record: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  notes: { ...typographyStyles.body1, margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** What is put down about one item: notes, decisions and actions. */
export function ItemRecord({ meeting, item }: { meeting: LoadedMeeting; item: ItemView }) {
  const styles = useStyles();
  const { me, series } = useSeries();
  const canCapture = can(me, meetingPermissions.capture);
  const source = { meetingId: meeting.id, itemId: item.id };
  return (
    <div className={styles.record}>
      {canCapture ? (
        <NotesBox meetingId={meeting.id} item={item} />
      ) : (
        item.notes !== '' && <p className={styles.notes}>{item.notes}</p>
      )}
      <Decisions meetingId={meeting.id} item={item} canCapture={canCapture} />
      <div>
        <ItemActions actions={meeting.actions} itemId={item.id} />
        {can(me, actionPermissions.create) && <ActionForm seriesId={series.id} source={source} />}
      </div>
    </div>
  );
}
