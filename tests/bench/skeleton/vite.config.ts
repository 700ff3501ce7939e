import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from '../../../tab/vite/precompress.ts';

const here = import.meta.dirname;

/** Built and served as the tab is, so that only what is in it differs. */
export default defineConfig({
  root: here,
  base: '/tab/',
  cacheDir: resolve(here, '../../../.cache/vite-skeleton'),
  plugins: [react(), precompress()],
  build: {
    target: 'es2022',
    outDir: resolve(here, '../../../.build/bench-skeleton/tab-production'),
    emptyOutDir: true,
  },
});
