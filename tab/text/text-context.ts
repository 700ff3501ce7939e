import { createContext, use } from 'react';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Format } from './format.ts';

export interface Text {
  t: Translate;
  format: Format;
  /** Fetches the words of all views but the first, once; the same promise each time. */
  readLater: () => Promise<void>;
}

export const TextContext = createContext<Text | null>(null);

/** Words and formats in the reader's language. */
export function useText(): Text {
  const text = use(TextContext);
  if (text === null) throw new Error('TextContext is missing');
  return text;
}
