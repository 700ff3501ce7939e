import { useEffect, useRef, type PointerEvent } from 'react';

/** A press that moves less than this is a click. */
const slackPx = 5;
/** This near to the edge of the window the page scrolls along. */
const edgePx = 48;

interface Held {
  fromY: number;
  goal: number;
  isMoving: boolean;
}

export interface DragOptions {
  /** Place of the row among those of its list. */
  index: number;
  onDrag: (goal: number | null) => void;
  onMove: (goal: number) => void;
}

/** Moves the row in which the handle stands among the rows of its list; Escape puts it back. */
export function useDrag({ index, onDrag, onMove }: DragOptions) {
  const held = useRef<Held | null>(null);
  const hasMoved = useRef(false);
  const end = () => {
    held.current = null;
    onDrag(null);
  };
  useEscape(() => {
    if (held.current !== null) end();
  });

  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return;
      hasMoved.current = false;
      held.current = { fromY: event.clientY, goal: index, isMoving: false };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const { current } = held;
      if (current === null) return;
      if (!current.isMoving && Math.abs(event.clientY - current.fromY) < slackPx) return;
      scrollAtEdge(event.clientY);
      const goal = findGoal(event);
      if (goal !== current.goal || !current.isMoving) onDrag(goal);
      hasMoved.current = true;
      held.current = { ...current, goal, isMoving: true };
    },
    onPointerUp: () => {
      const { current } = held;
      if (current === null) return;
      end();
      if (current.isMoving && current.goal !== index) onMove(current.goal);
    },
    onPointerCancel: end,
  };
  return { handlers, wasDragged: () => hasMoved.current };
}

function useEscape(onEscape: () => void): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onEscape();
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
    };
  });
}

/** How many of the other rows have their middle above the pointer. */
function findGoal({ currentTarget, clientY }: PointerEvent<HTMLElement>): number {
  const row = currentTarget.closest('li');
  const others = [...(row?.parentElement?.children ?? [])].filter((one) => one !== row);
  return others.filter((one) => {
    const { top, height } = one.getBoundingClientRect();
    return top + height / 2 < clientY;
  }).length;
}

function scrollAtEdge(clientY: number): void {
  if (clientY < edgePx) window.scrollBy(0, -edgePx / 4);
  if (clientY > window.innerHeight - edgePx) window.scrollBy(0, edgePx / 4);
}
