import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; everything in bot/launch works there, wherever it was called from. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

process.chdir(root);
