import { useEffect, useRef, type RefObject } from 'react';

export interface Anchor {
  id: string;
  ref: RefObject<HTMLLIElement | null>;
  tabIndex: -1;
}

/**
 * Makes a row the goal of links to `#…`: the row that the address names comes into view and takes the focus once it is
 * drawn, which is later than the browser looked for it.
 */
export function useAnchor(id: string): Anchor {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (window.location.hash !== `#${id}`) return undefined;
    // The view's heading takes the focus when the view is drawn; the row has it after that.
    const frame = requestAnimationFrame(() => {
      ref.current?.scrollIntoView({ block: 'center' });
      ref.current?.focus({ preventScroll: true });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [id]);
  return { id, ref, tabIndex: -1 };
}
