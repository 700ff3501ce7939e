import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { readFirstView } from '../../support/first-view.ts';
import { toEntry, type Entry } from '../entry.ts';
import { buildSkeleton, builtApp, builtSkeleton } from '../ground/skeleton.ts';
import type { Measurement } from '../measurement.ts';

/** What a tab loads of JavaScript before its first view is drawn: against the skeleton. */
export const firstView: Measurement = { name: 'first-view', run: measure };

async function measure(): Promise<Record<string, Entry>> {
  await buildSkeleton();
  const [ours, theirs] = [builtApp, builtSkeleton].map((folder) => [
    ...readFirstView(path.join(folder, 'tab-production')).values(),
  ]);
  const gzip = (code: string) => gzipSync(code, { level: 9 }).length;
  const brotli = (code: string) => brotliCompressSync(code).length;
  const toKb = (files: string[], compress: (code: string) => number) =>
    files.reduce((sum, code) => sum + compress(code), 0) / 1000;
  const limit = { of: 'value', is: 'most', limit: 170 } as const;
  const toSizes = (compress: (code: string) => number) => ({
    value: toKb(ours!, compress),
    floor: toKb(theirs!, compress),
    unit: 'kB',
  });
  return {
    'first-view-gzip': toEntry({ ...toSizes(gzip), goal: limit }),
    'first-view-brotli': toEntry(toSizes(brotli)),
  };
}
