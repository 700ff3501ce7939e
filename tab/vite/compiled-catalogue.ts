import type { Plugin } from 'vite';
import { english } from '../../shared/locales/catalogue.ts';
import { compileCatalogue } from '../../shared/locales/compile.ts';
import { isLater } from '../../shared/locales/later-words.ts';
import { pseudoLocale, toPseudo } from '../../shared/locales/pseudo.ts';

const modulePrefix = 'virtual:messages/';
/** Texts of the bot, of mails and of the API: no page shows them. */
const elsewhere = ['bot.', 'card.', 'mail.', 'problem.'];

/**
 * Serves `virtual:messages/<locale>`: the texts that the first view of a tab shows, parsed at build, so that no parser of
 * messages and no text of other surfaces is in the bundle; `virtual:messages/later/<locale>` has those of all other views.
 * In HTML files `{{id}}` stands for a text.
 */
export function compiledCatalogue({ isLocal }: { isLocal: boolean }): Plugin {
  const left = isLocal ? elsewhere : [...elsewhere, 'local.'];
  const catalogue = Object.fromEntries(
    Object.entries(english).filter(([id]) => !left.some((prefix) => id.startsWith(prefix))),
  );
  const toPart = (wantsLater: boolean) =>
    Object.fromEntries(Object.entries(catalogue).filter(([id]) => isLater(id) === wantsLater));
  return {
    name: 'tandem-compiled-catalogue',
    resolveId: (id) => (id.startsWith(modulePrefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${modulePrefix}`)) return null;
      const part = toPart(id.startsWith(`\0${modulePrefix}later/`));
      const messages = compileCatalogue(id.endsWith(`/${pseudoLocale}`) ? toPseudo(part) : part);
      return `export const messages = ${JSON.stringify(messages)};`;
    },
    transformIndexHtml: (html) => html.replace(/\{\{([\w.]+)\}\}/gu, (_, id: string) => catalogue[id] ?? id),
  };
}
