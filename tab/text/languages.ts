import type { Messages } from '@lingui/core';
import { messages as english } from 'virtual:messages/en';
import { createTranslate, type Translate } from '../../shared/locales/translate.ts';
import { createFormat } from './format.ts';
import type { Text } from './text-context.ts';

export interface Language {
  text: Text;
  /** BCP 47 tag of what is written. */
  tag: string;
  direction: 'ltr' | 'rtl';
}

/** The language to show somebody who reads in `locale`; English where there is no other. */
export function toLanguage(locale: string): Language {
  // Dates follow the reader's region (British and American readers differ) where the words are theirs too.
  const region = locale.toLowerCase().startsWith('en') ? readTag(locale) : 'en';
  return createLanguage({
    tag: 'en',
    formats: region,
    messages: english,
    loadLater: async () => (await import('virtual:messages/later/en')).messages,
    direction: 'ltr',
  });
}

/** Some systems name themselves in ways that are no tag (`en-US@posix`), which `Intl` refuses. */
function readTag(locale: string): string {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

export interface LanguageSource {
  tag: string;
  /** BCP 47 tag by which dates and lists are written. */
  formats: string;
  /** Texts of the first view. */
  messages: Messages;
  /** Fetches those of all other views. */
  loadLater: () => Promise<Messages>;
  direction: Language['direction'];
}

export function createLanguage(source: LanguageSource): Language {
  const { tag, formats, messages, loadLater, direction } = source;
  let translate = createTranslate('en', messages);
  let later: Promise<void> | null = null;
  const loadOnce = async (): Promise<void> => {
    translate = createTranslate('en', { ...messages, ...(await loadLater()) });
  };
  const t: Translate = (id, values) => translate(id, values);
  const text = { t, format: createFormat(formats), readLater: () => (later ??= loadOnce()) };
  return { text, tag, direction };
}
