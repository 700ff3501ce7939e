import { useRef } from 'react';

/** The id of one press of a button, kept until the press has worked: sent again it has the effect of one. */
export function usePress() {
  const pressId = useRef<string | null>(null);
  return {
    toId: () => (pressId.current ??= crypto.randomUUID()),
    done: () => {
      pressId.current = null;
    },
  };
}
