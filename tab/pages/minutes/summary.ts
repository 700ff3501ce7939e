import type { Action } from '../../../shared/action/action.ts';
import type { AgendaItem, ItemDecision, Minutes } from '../../../shared/meeting/meeting.ts';

export interface MinutesSummary {
  decisions: ItemDecision[];
  actions: Action[];
  /** Items that the next meeting takes over. */
  carriedOver: AgendaItem[];
  /** Items that the chairs settled: nobody takes them over. */
  dropped: AgendaItem[];
}

/** What came out of a meeting. */
export function toSummary({ items, actions }: Minutes): MinutesSummary {
  const hasOpenAction = (itemId: string) =>
    actions.some(
      ({ source, state }) => state === 'open' && source.kind === 'meeting' && source.itemId === itemId,
    );
  const isLeft = ({ id, outcome }: AgendaItem) =>
    outcome === 'open' || outcome === 'deferred' || (outcome === 'discussed' && hasOpenAction(id));
  return {
    decisions: items.flatMap(({ decisions, merged }) => [
      ...decisions,
      ...merged.flatMap((part) => part.decisions),
    ]),
    actions,
    carriedOver: items.filter((item) => item.origin.kind !== 'standing' && isLeft(item)),
    dropped: items.filter(({ outcome }) => outcome === 'dropped'),
  };
}
