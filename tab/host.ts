export const hostThemes = ['default', 'dark', 'contrast'] as const;
export type HostTheme = (typeof hostThemes)[number];

/** What the app is shown in: Teams, or the page of the local mode. */
export interface Host {
  kind: 'teams' | 'local';
  theme: HostTheme;
  onThemeChange: (listener: (theme: HostTheme) => void) => void;
  /** BCP 47 tag. */
  locale: string;
  /** A bearer token for the API. `renew` asks for another one than before, which the API refused. */
  getToken: (options: { renew: boolean }) => Promise<string>;
  /** What a deep link points to, as a path of the tab without the leading slash. */
  subPageId: string | null;
  meetingId: string | null;
  frame: 'content' | 'sidePanel' | 'settings' | 'other';
  /** Takes the host's own loading mark away. */
  notifyLoaded: () => void;
  /** Search parameters of the page that stay in its address on every view. */
  keptParams: readonly string[];
}

/** The nearest of our themes; Teams also has one named `glass`, which is dark. */
export function toHostTheme(name: string): HostTheme {
  if (name === 'glass') return 'dark';
  return hostThemes.find((theme) => theme === name) ?? 'default';
}
