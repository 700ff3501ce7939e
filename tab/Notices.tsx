import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { NoticeBar, type Notice } from './components/NoticeBar.tsx';
import { NoticeContext } from './hooks/notice.ts';
import { toProblemText } from './text/problem-text.ts';
import { useText } from './text/text-context.ts';

/** How long a notice stays; a problem stays until it is dismissed. */
const shownForMs = 10_000;

/** Lets every part of the app tell what happened, and take back the last change with a button or Ctrl+Z. */
export function Notices({ children }: { children: ReactNode }) {
  const { t } = useText();
  const [notice, setNotice] = useState<Notice | null>(null);

  const notices = useMemo(
    () => ({
      say: (text: string, undo?: () => void) => {
        setNotice({ text, isProblem: false, undo: undo ?? null });
      },
      sayProblem: (error: unknown) => {
        setNotice({ text: toProblemText(error, t), isProblem: true, undo: null });
      },
      endUndo: () => {
        setNotice((shown) => (shown?.undo ? { ...shown, undo: null } : shown));
      },
    }),
    [t],
  );
  const handleDismiss = () => {
    setNotice(null);
  };

  useEffect(() => {
    if (notice === null || notice.isProblem) return undefined;
    const timer = setTimeout(handleDismiss, shownForMs);
    const handleKey = (event: KeyboardEvent) => {
      if (!isUndoKey(event) || notice.undo === null) return;
      notice.undo();
      handleDismiss();
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('keydown', handleKey);
    };
  }, [notice]);

  return (
    <NoticeContext value={notices}>
      {children}
      <NoticeBar notice={notice} onDismiss={handleDismiss} />
    </NoticeContext>
  );
}

/** Where somebody types, the keys belong to the text. */
function isUndoKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): boolean {
  const isTyping = target instanceof Element && target.matches('input, textarea, select');
  return key === 'z' && (ctrlKey || metaKey) && !isTyping;
}
