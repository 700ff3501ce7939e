import { useRef } from 'react';

/**
 * The id of one press of a button, kept until the press has worked: sent again it has the effect of one. What was
 * changed meanwhile is another press.
 */
export function usePress() {
  const press = useRef<{ id: string; sent: string } | null>(null);
  return {
    toId: (body: unknown): string => {
      const sent = JSON.stringify(body);
      if (press.current?.sent !== sent) press.current = { id: crypto.randomUUID(), sent };
      return press.current.id;
    },
    done: () => {
      press.current = null;
    },
  };
}
