import type { Plugin } from 'vite';
import { english } from '../../shared/locales/catalogue.ts';
import { compileCatalogue } from '../../shared/locales/compile.ts';
import { pseudoLocale, toPseudo } from '../../shared/locales/pseudo.ts';

const modulePrefix = 'virtual:messages/';
/** Texts of the bot, of mails and of the API: no page shows them. */
const elsewhere = ['bot.', 'card.', 'mail.', 'problem.'];

/**
 * Serves `virtual:messages/<locale>`: the texts that a tab shows, parsed at build, so that no parser of messages and no
 * text of other surfaces is in the bundle. In HTML files `{{id}}` stands for a text.
 */
export function compiledCatalogue({ isLocal }: { isLocal: boolean }): Plugin {
  const left = isLocal ? elsewhere : [...elsewhere, 'local.'];
  const catalogue = Object.fromEntries(
    Object.entries(english).filter(([id]) => !left.some((prefix) => id.startsWith(prefix))),
  );
  return {
    name: 'tandem-compiled-catalogue',
    resolveId: (id) => (id.startsWith(modulePrefix) ? `\0${id}` : null),
    load(id) {
      if (!id.startsWith(`\0${modulePrefix}`)) return null;
      const isPseudo = id.endsWith(`/${pseudoLocale}`);
      const messages = compileCatalogue(isPseudo ? toPseudo(catalogue) : catalogue);
      return `export const messages = ${JSON.stringify(messages)};`;
    },
    transformIndexHtml: (html) => html.replace(/\{\{([\w.]+)\}\}/gu, (_, id: string) => catalogue[id] ?? id),
  };
}
