import { useRef, useState } from 'react';
import { readDraft, storeDraft } from './stored-draft.ts';

/** Fields that are sent with one press, and the id of that press where it may have been sent already. */
interface Kept<Fields> {
  fields: Fields;
  pressId: string | null;
}

/**
 * A line that somebody types and sends with one press. It is kept in this browser until it is sent, also while there is
 * no connection and over a reload; sent again, it has the effect of one. What was changed meanwhile is another line.
 *
 * @param name names it in this browser's storage; it must not change.
 */
export function useKeptLine<Fields extends Readonly<Record<string, string>>>(name: string, first: Fields) {
  const [kept, setKept] = useState<Kept<Fields>>(() => {
    const found = readDraft<Kept<Fields>>(name)?.value;
    // An older build of the tab may have kept other fields.
    return { fields: { ...first, ...found?.fields }, pressId: found?.pressId ?? null };
  });
  // What is sent is answered later, when more may have been typed.
  const latest = useRef(kept);

  function show(next: Kept<Fields>): void {
    latest.current = next;
    setKept(next);
  }

  function keep(next: Kept<Fields>): void {
    show(next);
    const isEmpty = Object.keys(first).every((field) => next.fields[field] === first[field]);
    storeDraft(name, isEmpty ? null : { value: next, baseVersion: 0 });
  }

  return {
    fields: kept.fields,
    set: (change: Partial<Fields>) => {
      keep({ fields: { ...kept.fields, ...change }, pressId: null });
    },
    toPressId: (): string => {
      const pressId = kept.pressId ?? crypto.randomUUID();
      keep({ ...kept, pressId });
      return pressId;
    },
    /** It is sent: the next line begins with these fields, unless it has been begun meanwhile. */
    done: (next: Partial<Fields>) => {
      const { fields, pressId } = latest.current;
      if (pressId === null) return;
      show({ fields: { ...fields, ...next }, pressId: null });
      storeDraft(name, null);
    },
  };
}
