import path from 'node:path';

/** Where tests keep what takes long to unpack (the patched engine, the browser) between runs. */
export const cacheDir = path.resolve('node_modules', '.cache', 'tandem');
