import { resolve } from 'node:path';
import { env } from 'node:process';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compiledCatalogue } from './vite/compiled-catalogue.ts';
import { localPages, toAppProxy } from './vite/local-pages.ts';
import { precompress } from './vite/precompress.ts';
import { preloadPage } from './vite/preload-page.ts';

const here = import.meta.dirname;

/**
 * Mode `local-mode` (`npm start`; Vite keeps the name `local` for itself) and `development` also have the chat page and
 * the tab that signs in to the sample company; mode `production` has the tab for Teams and nothing else.
 */
export default defineConfig(({ mode }) => {
  const isLocal = mode !== 'production';
  const localInput = {
    chat: resolve(here, 'local/index.html'),
    'local-tab': resolve(here, 'local/tab.html'),
  };
  return {
    root: here,
    base: '/tab/',
    cacheDir: resolve(here, '../.cache/vite'),
    plugins: [
      react(),
      compiledCatalogue({ isLocal }),
      localPages(),
      preloadPage(resolve(here, 'page.tsx')),
      precompress(),
    ],
    server: { proxy: toAppProxy(env.PORT ?? '3978') },
    build: {
      target: 'es2022',
      outDir: resolve(here, isLocal ? '../.build/tab' : '../.build/tab-production'),
      emptyOutDir: true,
      rolldownOptions: {
        input: { tab: resolve(here, 'index.html'), ...(isLocal ? localInput : {}) },
        // One file for all that the first view needs, instead of one for each set of views that share something, and one
        // for what is at work before it.
        output: {
          codeSplitting: {
            groups: [
              {
                name: 'early',
                test: /vite\/preload-helper|\/tab\/api\/(?:client|early)\.ts$/u,
                priority: 1,
              },
              { name: 'first-view', test: /\/tab\/page\.tsx$/u },
            ],
          },
        },
      },
    },
  };
});
