import path from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Imports a module as it runs in production, from the build. Needed for code that starts a process of its own
 * file beside it, which Node cannot run from TypeScript. `T` is `typeof import('…the source…')`.
 */
export async function importCompiled<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(path.resolve('.build', file)).href)) as T;
}
