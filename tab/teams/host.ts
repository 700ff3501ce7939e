import { app, authentication } from '@microsoft/teams-js';
import { toHostTheme, type Host } from '../host.ts';

/** The host did not answer in time. */
export class HostSilentError extends Error {
  constructor() {
    super('The host did not answer.');
    this.name = 'HostSilentError';
  }
}

/** teams-js itself would wait for a minute (teams-platform.md 2.1). */
const answerWithinMs = 4000;

/**
 * Finds out what the app is shown in; null for a plain browser, where nobody can be signed in.
 *
 * @throws HostSilentError where a frame or popup got no answer.
 */
export async function connectHost(): Promise<Host | null> {
  if (window.parent === window && window.opener === null) return null;
  await withinTime(app.initialize());
  const context = await withinTime(app.getContext());
  return {
    kind: 'teams',
    theme: toHostTheme(context.app.theme),
    onThemeChange: (listener) => {
      app.registerOnThemeChangeHandler((theme) => {
        listener(toHostTheme(theme));
      });
    },
    locale: context.app.locale,
    // Teams renews the token itself when it is about to end, so asking again is all there is to do.
    getToken: () => authentication.getAuthToken(),
    subPageId: context.page.subPageId ?? null,
    meetingId: context.meeting?.id ?? null,
    frame: toFrame(context.page.frameContext),
    notifyLoaded: () => {
      app.notifyAppLoaded();
      void app.notifySuccess();
    },
    keptParams: [],
  };
}

function toFrame(frameContext: string): Host['frame'] {
  if (frameContext === 'content' || frameContext === 'sidePanel' || frameContext === 'settings')
    return frameContext;
  return 'other';
}

async function withinTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => {
      reject(new HostSilentError());
    }, answerWithinMs);
  });
  return await Promise.race([answer, late]);
}
