import type { AgendaItem } from '../../shared/meeting/meeting.ts';
import { toReasonText } from '../../shared/meeting/reason.ts';
import { toItemTitle } from '../../shared/meeting/title.ts';
import { useText } from '../text/text-context.ts';
import { useSeries } from './session.ts';

type Titled = Pick<AgendaItem, 'title' | 'section' | 'department'>;

/** Words for agenda items: what it is, and why it is there. */
export function useItemText() {
  const { t, format } = useText();
  const { nameOf, departmentName } = useSeries();
  return {
    titleOf: (item: Titled) => toItemTitle(item, departmentName, t),
    reasonOf: ({ origin }: Pick<AgendaItem, 'origin'>) =>
      toReasonText(origin, { nameOf, formatDate: format.date }, t),
  };
}
