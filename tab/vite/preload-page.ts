import type { Plugin } from 'vite';

/**
 * The entry of the tab loads the page as a module of its own, to go on with its work meanwhile. The browser is told of
 * that module by the HTML, so that it need not wait for the entry to name it.
 */
export function preloadPage(module: string): Plugin {
  let base = '/';
  return {
    name: 'tandem-preload-page',
    apply: 'build',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {}, chunk: entry }) => {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
        const page = chunks.find(({ moduleIds }) => moduleIds.includes(module));
        if (page === undefined || entry?.dynamicImports.includes(page.fileName) !== true) return [];
        const named = new Set([entry.fileName, ...entry.imports]);
        const files = [page.fileName, ...page.imports].filter((file) => !named.has(file));
        return files.map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: base + file },
          injectTo: 'head',
        }));
      },
    },
  };
}
