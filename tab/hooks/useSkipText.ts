import type { MeetingSummary } from '../../shared/api/views.ts';
import type { MessageId } from '../../shared/locales/catalogue.ts';
import type { Skip } from '../../shared/meeting/meeting.ts';
import { toDayOf } from '../text/format.ts';
import { useText } from '../text/text-context.ts';

const reasons = {
  'by-hand': 'tab.leftOut.byHand',
  rule: 'tab.leftOut.rule',
  'not-held': 'tab.leftOut.notHeld',
  'not-needed': 'tab.leftOut.notNeeded',
} as const satisfies Record<Skip['kind'], MessageId>;

/** Words for meetings that do not take place. */
export function useSkipText() {
  const { t, format } = useText();
  const reasonOf = ({ kind, reason }: Skip) => (reason === '' ? t(reasons[kind]) : reason);
  return {
    reasonOf,
    /** `Thu, 26 Nov is left out: public holiday`. */
    lineOf: (meeting: Pick<MeetingSummary, 'startsAt' | 'zone' | 'skip'>) => {
      const reason = meeting.skip === null ? '' : reasonOf(meeting.skip);
      return t('tab.leftOut.line', { date: format.date(toDayOf(meeting)), reason });
    },
  };
}
