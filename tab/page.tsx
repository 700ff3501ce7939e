import { createRoot } from 'react-dom/client';
import { App, type AppProps } from './App.tsx';
import { NoHostPage, type NoHostPageProps } from './pages/NoHostPage.tsx';
import { toLanguage } from './text/languages.ts';

/** What a browser window shows of Tandem; loaded apart from what decides that (main.tsx). */
export function createPage() {
  const root = createRoot(document.getElementById('root') ?? document.body);
  return {
    /** Shows the tab, in the language of its host where none is named; once more, what has changed of it. */
    showApp: ({ language, ...props }: Omit<AppProps, 'language'> & Partial<Pick<AppProps, 'language'>>) => {
      root.render(<App {...props} language={language ?? toLanguage(props.host.locale)} />);
    },
    /** Says why the tab cannot be shown here. */
    showNoHost: (reason: NoHostPageProps['reason']) => {
      root.render(<NoHostPage reason={reason} language={toLanguage(navigator.language)} />);
    },
  };
}
