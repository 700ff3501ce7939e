/**
 * Header of every answer of the API: which build of the tab is served beside it. A page that was loaded from another
 * build asks its reader to reload.
 */
export const buildHeader = 'Tandem-Build';

/** Names a build by the script that its page begins with: its file name changes with every change of the tab. */
export function toBuildName(scriptUrl: string): string | null {
  return /\/assets\/([\w.-]+)\.js$/u.exec(scriptUrl)?.[1] ?? null;
}
