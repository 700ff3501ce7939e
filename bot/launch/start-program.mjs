import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

await ensureInstalled(console.log);
await ensureBuilt(['bot', 'tab'], console.log);
// The program starts itself when it is loaded, and reads its arguments from process.argv like any other.
await import(pathToFileURL(path.join(root, '.build', 'bot', 'index.js')).href);
