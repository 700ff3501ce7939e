import type { SeriesView } from '../../../../shared/api/views.ts';

/** A coming meeting, also one that is left out. */
export type Upcoming = SeriesView['upcoming'][number];
