import { useEffect, useRef } from 'react';
import { useNotices } from './notice.ts';

/** What was done in one state of a meeting cannot be taken back in the next one, so that it is no longer offered. */
export function useEndOfUndo(state: string): void {
  const notices = useNotices();
  const seen = useRef(state);
  useEffect(() => {
    if (seen.current !== state) notices.endUndo();
    seen.current = state;
  }, [state, notices]);
}
