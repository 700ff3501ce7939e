import { messages as english } from 'virtual:messages/en';
import { mirroredLocale, pseudoLocale } from '../../shared/locales/pseudo.ts';
import { createLanguage, toLanguage, type Language } from '../text/languages.ts';

/** The two languages that only test the others: one with longer, marked words, one written from right to left. */
export async function toTestLanguage(locale: string): Promise<Language> {
  if (locale === pseudoLocale) {
    const { messages } = await import('virtual:messages/en-XA');
    const loadLater = async () => (await import('virtual:messages/later/en-XA')).messages;
    return createLanguage({ tag: 'en', formats: 'en', messages, loadLater, direction: 'ltr' });
  }
  if (locale === mirroredLocale) {
    const loadLater = async () => (await import('virtual:messages/later/en')).messages;
    return createLanguage({ tag: 'en', formats: 'en', messages: english, loadLater, direction: 'rtl' });
  }
  return toLanguage(locale);
}
