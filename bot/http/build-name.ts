import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RequestHandler } from 'express';
import { buildHeader, toBuildName } from '../../shared/api/build.ts';

/** The build of a page of the tab; null where it was not built. */
export function readBuildName(page: string): string | null {
  if (!existsSync(page)) return null;
  const script = /<script type="module"[^>]* src="([^"]+)"/u.exec(readFileSync(page, 'utf8'))?.[1] ?? '';
  return toBuildName(script);
}

/** Says in every answer which build of the tab is served (shared/api/build.ts). */
export function sayBuild({ folder, page }: { folder: string; page: string }): RequestHandler {
  const name = readBuildName(join(folder, page));
  return (_request, response, next) => {
    if (name !== null) response.setHeader(buildHeader, name);
    next();
  };
}
