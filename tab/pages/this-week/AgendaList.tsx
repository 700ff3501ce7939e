import { makeStyles } from '@fluentui/react-components';
import { Suspense, useDeferredValue, useState } from 'react';
import type { ItemView } from '../../../shared/api/views.ts';
import { can } from '../../../shared/core/actor.ts';
import { meetingPermissions } from '../../../shared/meeting/permissions.ts';
import { lazyView } from '../../components/lazy-view.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useSeries } from '../../hooks/session.ts';
import type { LoadedMeeting } from '../../hooks/useMeeting.ts';
import { useText } from '../../text/text-context.ts';
import { AgendaRow } from './AgendaRow.tsx';
import { useItemMoves } from './useItemMoves.ts';

// Handles, ties and fields come after the agenda itself is drawn (architecture.md 14).
const ItemEditor = lazyView(async () => (await import('./ItemEditor.tsx')).ItemEditor);
const ItemHandle = lazyView(async () => (await import('./ItemHandle.tsx')).ItemHandle);
const ItemTies = lazyView(async () => (await import('./ItemTies.tsx')).ItemTies);

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** As many rows as a window shows at first. */
const firstRows = 12;

/** An item on its way to another place. */
interface Drag {
  from: number;
  goal: number;
}

/** The items of the agenda; chairs put them in order, everybody may change what they say. */
export function AgendaList({ meeting }: { meeting: LoadedMeeting }) {
  const styles = useStyles();
  const { t } = useText();
  const { me } = useSeries();
  const { move } = useItemMoves(meeting);
  const [drag, setDrag] = useState<Drag | null>(null);
  const { items } = meeting;
  // A long agenda is drawn in two steps, so that its beginning can be read and used sooner.
  const isWhole = useDeferredValue(true, false);
  const canEdit = can(me, meetingPermissions.capture);
  const canOrder = can(me, meetingPermissions.order) && items.length > 1;

  return (
    <ol className={styles.list}>
      {(isWhole ? items : items.slice(0, firstRows)).map((item, index) => (
        <AgendaRow
          key={item.id}
          item={item}
          number={index + 1}
          detailsLabel={t('tab.item.change')}
          drop={toDrop(drag, index)}
          below={
            isTied(meeting, item) && (
              <Suspense fallback={null}>
                <ItemTies meeting={meeting} item={item} />
              </Suspense>
            )
          }
          handle={
            canOrder && (
              <Suspense fallback={null}>
                <ItemHandle
                  item={item}
                  place={{ index, count: items.length }}
                  onDrag={(goal) => setDrag(goal === null ? null : { from: index, goal })}
                  onMove={(goal) => move(item, goal)}
                />
              </Suspense>
            )
          }
        >
          {canEdit && (
            <Suspense fallback={<Skeleton />}>
              <ItemEditor meeting={meeting} item={item} />
            </Suspense>
          )}
        </AgendaRow>
      ))}
    </ol>
  );
}

function isTied({ pairs }: LoadedMeeting, { id, merged }: ItemView): boolean {
  return merged.length > 0 || pairs.some(({ itemIds }) => itemIds[0] === id);
}

/** On which side of a row the item that is dragged would come to stand. */
function toDrop(drag: Drag | null, index: number): 'before' | 'after' | null {
  if (drag === null || drag.goal === drag.from || drag.goal !== index) return null;
  return drag.goal < drag.from ? 'before' : 'after';
}
