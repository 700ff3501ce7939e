import { toEvent, unchanged, type Context, type Decision, type DomainEvent } from '../core/decide.ts';
import type { Series } from './series.ts';

export interface SeriesCommand {
  kind: 'create';
  series: Series;
}

export type SeriesEvent = DomainEvent<'series.created', { seriesId: string }>;

/** Decides about a series. Creating one that exists changes nothing. */
export function decideSeries(
  state: Series | null,
  command: SeriesCommand,
  context: Context,
): Decision<Series, SeriesEvent> {
  if (state !== null) return unchanged(state);
  const { series } = command;
  return { state: series, events: [toEvent(context, 'series.created', { seriesId: series.id })] };
}
