import type { ReactNode } from 'react';
import { Problem } from './Problem.tsx';
import { Skeleton } from './Skeleton.tsx';

/** The part of a query that decides what is drawn. */
export interface Loading<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

export interface LoadedProps<Data> {
  query: Loading<Data>;
  rows?: number;
  /** Nothing else stands in the view. */
  isView?: boolean;
  children: (data: Data) => ReactNode;
}

/** Draws what was fetched; before that a skeleton, and a way to try again where it failed. */
export function Loaded<Data>({ query, rows = 3, isView = false, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return <Skeleton rows={rows} />;
  const handleRetry = () => void query.refetch();
  return <Problem error={query.error} onRetry={handleRetry} isView={isView} />;
}
