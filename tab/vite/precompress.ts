import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files gain less than the headers cost. */
const leastBytes = 1000;

/** Writes a `.br` and a `.gz` beside each text file of the build, for the server to send as they are. */
export function precompress(): Plugin {
  return {
    name: 'tandem-precompress',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      if (dir === undefined) return;
      for (const file of Object.values(bundle)) {
        const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (content.length < leastBytes || !/\.(?:js|css|html|svg)$/u.test(file.fileName)) continue;
        const path = join(dir, file.fileName);
        const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
        await writeFile(`${path}.br`, brotliCompressSync(content, quality));
        await writeFile(`${path}.gz`, gzipSync(content, { level: 9 }));
      }
    },
  };
}
