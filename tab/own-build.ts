import { toBuildName } from '../shared/api/build.ts';

/** The build that this page was loaded from; null where it was not built, as in `npm run dev`. */
export function readOwnBuild(): string | null {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  return script === null ? null : toBuildName(script.src);
}
