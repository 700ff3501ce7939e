import { setupI18n, type Messages } from '@lingui/core';
import type { MessageId } from './catalogue.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

/** Gives the text of a message in one language. */
export type Translate = (id: MessageId, values?: MessageValues) => string;

/**
 * A translator over messages compiled by compile.ts, or by the build for the tab, so that no parser of messages is
 * loaded in a browser.
 *
 * @param locale BCP 47 tag; it decides plural forms.
 */
export function createTranslate(locale: string, messages: Messages): Translate {
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  return (id, values) => i18n._(id, values);
}
