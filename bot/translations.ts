import { english } from '../shared/locales/catalogue.ts';
import { compileCatalogue } from '../shared/locales/compile.ts';
import { createTranslate, type Translate } from '../shared/locales/translate.ts';

/** A translator for a BCP 47 tag; English where there is no catalogue for it. */
export function createTranslations(): (language: string) => Translate {
  const t = createTranslate('en', compileCatalogue(english));
  return () => t;
}
