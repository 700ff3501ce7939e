import type { SeriesSettingsView } from '../../../../shared/api/views.ts';

/** What chairs know of people besides their role. */
export type PeopleFacts = Pick<SeriesSettingsView, 'unreachable' | 'candidates'>;
