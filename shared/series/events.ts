import { toEvent, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import type { Series } from './series.ts';

interface SeriesEventData {
  seriesId: string;
}

export type SeriesEvent =
  | DomainEvent<
      | 'series.created'
      | 'series.proposed'
      | 'series.joined'
      | 'series.declined'
      | 'series.people-changed'
      | 'series.settings-changed'
      | 'series.schedule-changed',
      SeriesEventData
    >
  | DomainEvent<'series.acting-set', SeriesEventData & { personId: string; until: string }>;

export type SeriesDecision = Decision<Series, SeriesEvent>;

type PlainSeriesEventKind = Exclude<SeriesEvent['kind'], 'series.acting-set'>;

/** An event about the series as a whole. */
export function toSeriesEvent({ id }: Series, kind: PlainSeriesEventKind, context: Context): SeriesEvent {
  return toEvent(context, kind, { seriesId: id });
}
