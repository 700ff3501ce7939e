import { join } from 'node:path';
import { existsSync } from 'node:fs';
import express, { type RequestHandler, type Router } from 'express';

export interface PagesDependencies {
  /** Folder with the built tab. */
  folder: string;
  /** Page that answers every path below `/tab/`. */
  tabPage: string;
}

const oneYear = 'public, max-age=31536000, immutable';

/** The built tab: hashed files are kept for ever, in the form that the browser can unpack; pages never. */
export function createPages({ folder, tabPage }: PagesDependencies): Router {
  const router = express.Router();
  router.use('/tab/assets', sendPrecompressed(join(folder, 'assets')), express.static(join(folder, 'assets'), { fallthrough: false, index: false, setHeaders: (response) => response.setHeader('Cache-Control', oneYear) }));
  router.get(/^\/tab(\/[^.]*)?$/u, (_request, response) => {
    response.sendFile(tabPage, { root: folder, cacheControl: false, headers: { 'Cache-Control': 'no-store' } });
  });
  return router;
}

const encodings = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** Sends the form of a file that was compressed at build time, where the browser takes it. */
function sendPrecompressed(folder: string): RequestHandler {
  return (request, response, next) => {
    const accepted = request.headers['accept-encoding'] ?? '';
    const isPlain = /^\/[\w.-]+$/u.test(request.path);
    const encoding = encodings.find(
      ({ name, ending }) => isPlain && accepted.includes(name) && existsSync(join(folder, request.path + ending)),
    );
    if (encoding === undefined) {
      next();
      return;
    }
    response.type(request.path.slice(request.path.lastIndexOf('.')));
    response.set({ 'Content-Encoding': encoding.name, 'Cache-Control': oneYear, Vary: 'Accept-Encoding' });
    response.sendFile(request.path.slice(1) + encoding.ending, { root: folder, cacheControl: false });
  };
}
