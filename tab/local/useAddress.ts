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
    /** Address of the tab to go to as the person who is chosen; null where none is wanted. */
    toNext: (personId: string) => toTabAddress(params.get('next'), personId),
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

/** An address of our own tab as somebody; null for any other address. */
export function toTabAddress(next: string | null, personId: string): string | null {
  if (next?.startsWith('/tab/') !== true) return null;
  const [path = '', hash] = next.split('#');
  const [page = '', query = ''] = path.split('?');
  const params = new URLSearchParams(query);
  params.set('as', personId);
  return `${page}?${params.toString()}${hash === undefined ? '' : `#${hash}`}`;
}
