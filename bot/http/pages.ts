import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';

const oneYear = 'public, max-age=31536000, immutable';

export type TabMode = 'local' | 'production';

/** Where the build put the tab, and which page of it is shown. */
export function toTabPage(mode: TabMode, builtFolder: string): { folder: string; page: string } {
  return mode === 'local'
    ? { folder: join(builtFolder, 'tab'), page: 'local/tab.html' }
    : { folder: join(builtFolder, 'tab-production'), page: 'index.html' };
}

/**
 * The built tab. In local mode every page below `/tab/` is the tab that signs in to the sample company, and `/local/`
 * is the chat page; the production build has neither. Hashed files are kept for ever, pages never.
 *
 * @param builtFolder where the build put `tab` and `tab-production`.
 */
export function createPages(mode: TabMode, builtFolder: string): Router {
  const { folder, page } = toTabPage(mode, builtFolder);
  const assets = join(folder, 'assets');
  const router = express.Router();
  const setHeaders = (response: { setHeader: (name: string, value: string) => unknown }) => {
    response.setHeader('Cache-Control', oneYear);
  };
  router.use('/tab/assets', sendPrecompressed(assets), express.static(assets, { index: false, setHeaders }));
  router.get(/^\/tab(\/[^.]*|\/(meetings|history)\/[\w.~-]+)?$/u, sendPage(folder, page));
  if (mode === 'local') {
    router.get(/^\/local\/?$/u, sendPage(folder, 'local/index.html'));
    router.get('/', (_request, response) => {
      response.redirect('/local/');
    });
  }
  return router;
}

function sendPage(root: string, page: string): RequestHandler {
  return (_request, response) => {
    response.sendFile(page, { root, cacheControl: false, dotfiles: 'allow' });
  };
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Sends the form of a file that was compressed at build time, where the browser takes it. */
function sendPrecompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const { path } = request;
    const isPlain = /^\/[\w.-]+$/u.test(path);
    const accepted = request.acceptsEncodings();
    const encoding = encodings.find(
      ({ name, ending }) => isPlain && accepted.includes(name) && existsSync(join(folder, path + ending)),
    );
    if (encoding === undefined) {
      next();
      return;
    }
    response.type(path.slice(path.lastIndexOf('.')));
    response.set({ 'Content-Encoding': encoding.name, 'Cache-Control': oneYear, Vary: 'Accept-Encoding' });
    response.sendFile(path.slice(1) + encoding.ending, {
      root: folder,
      cacheControl: false,
      dotfiles: 'allow',
    });
  };
}
