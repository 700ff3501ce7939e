import { useSearchParams } from 'wouter';

export const localViews = ['chats', 'tab', 'clock', 'mail'] as const;

/**
 * Who one is and what is looked at, all of it in the address: two windows can be two people, and a reload changes
 * nothing.
 */
export function useAddress() {
  const [params] = useSearchParams();
  const view = localViews.find((name) => name === params.get('view')) ?? 'chats';
  return {
    personId: params.get('as'),
    chatId: params.get('chat'),
    view,
    /** An address of this page with some parameters changed; null takes one away. */
    toHref: (changes: Readonly<Record<string, string | null>>) => {
      const next = new URLSearchParams(params);
      for (const [name, value] of Object.entries(changes)) {
        if (value === null) next.delete(name);
        else next.set(name, value);
      }
      return `/?${next.toString()}`;
    },
  };
}
