/**
 * A hint that something changed: no content, so that the reader's rights are checked when it is fetched again
 * (architecture.md 8).
 */
export interface LiveHint {
  seriesId: string;
  kind: 'series' | 'meeting' | 'check-in' | 'action' | 'parking-lot';
  id: string;
  version: number;
  /** Set when only one person may know. */
  personId: string | null;
}

/** What the stream carries: `resync` says that hints may have been missed, so everything shown is fetched again. */
export type LiveMessage = { type: 'resync' } | { type: 'changed'; hint: Omit<LiveHint, 'personId'> };
