import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The entry of a built page, the modules that the page names, and everything that these import statically, by file: what
 * is loaded before the first view can be drawn.
 */
export function readFirstView(built: string): Map<string, string> {
  const page = readFileSync(path.join(built, 'index.html'), 'utf8');
  const named = page.matchAll(
    /<(?:script type="module"|link rel="modulepreload")[^>]* (?:src|href)="\/tab\/([^"]+)"/gu,
  );
  return readModules(
    built,
    [...named].map(([, file]) => file!),
  );
}

/** Some files of a build and everything that they import statically, by file. */
export function readModules(built: string, files: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [...files];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue;
    const code = readFileSync(path.join(built, file), 'utf8');
    found.set(file, code);
    for (const [, name] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/gu)) {
      waiting.push(`assets/${name ?? ''}`);
    }
  }
  return found;
}
