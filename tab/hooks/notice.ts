import { createContext, use } from 'react';

/** Tells the reader what happened, without taking the focus. */
export interface Notices {
  /** Something was done; `undo` takes it back. */
  say: (text: string, undo?: () => void) => void;
  /** Something did not work. */
  sayProblem: (error: unknown) => void;
  /** What was done last can no longer be taken back. */
  endUndo: () => void;
}

export const NoticeContext = createContext<Notices | null>(null);

export function useNotices(): Notices {
  const notices = use(NoticeContext);
  if (notices === null) throw new Error('NoticeContext is missing');
  return notices;
}
