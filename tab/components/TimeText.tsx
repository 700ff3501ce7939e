import type { ReactNode } from 'react';

/** A date or time that machines can read too. */
export function TimeText({ at, children }: { at: string; children: ReactNode }) {
  return <time dateTime={at}>{children}</time>;
}
