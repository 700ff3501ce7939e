import {
  FluentProvider,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState, type ReactNode } from 'react';
import type { Host, HostTheme } from './host.ts';
import type { Language } from './text/languages.ts';
import { TextContext } from './text/text-context.ts';

const themes = {
  default: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
} as const satisfies Record<HostTheme, unknown>;

const useStyles = makeStyles({
  page: { minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground3, textAlign: 'start' },
});

export interface ProvidersProps {
  host: Pick<Host, 'theme' | 'onThemeChange'>;
  language: Language;
  children: ReactNode;
}

/** Theme, language and direction of everything on the screen. */
export function Providers({ host, language, children }: ProvidersProps) {
  const styles = useStyles();
  const [theme, setTheme] = useState(host.theme);

  useEffect(() => {
    host.onThemeChange(setTheme);
  }, [host]);
  useEffect(() => {
    document.documentElement.lang = language.tag;
    document.documentElement.dir = language.direction;
    document.documentElement.dataset['theme'] = theme;
    document.documentElement.style.colorScheme = theme === 'default' ? 'light' : 'dark';
  }, [language, theme]);

  return (
    <FluentProvider theme={themes[theme]} dir={language.direction} className={styles.page}>
      <TextContext value={language.text}>{children}</TextContext>
    </FluentProvider>
  );
}
