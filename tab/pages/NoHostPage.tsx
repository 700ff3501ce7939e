import { Button } from '@fluentui/react-components';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageFrame } from '../components/PageFrame.tsx';
import { Providers } from '../Providers.tsx';
import type { Host } from '../host.ts';
import type { Language } from '../text/languages.ts';
import { useText } from '../text/text-context.ts';

export interface NoHostPageProps {
  /** A plain browser, or a frame whose host did not answer. */
  reason: 'browser' | 'silent';
  language: Language;
}

const browserTheme: Pick<Host, 'theme' | 'onThemeChange'> = {
  theme: window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default',
  onThemeChange: () => undefined,
};

/** The tab outside of Teams, where nobody can be signed in. */
export function NoHostPage({ reason, language }: NoHostPageProps) {
  return (
    <Providers host={browserTheme} language={language}>
      <PageFrame>{reason === 'browser' ? <OpenInTeams /> : <TryAgain />}</PageFrame>
    </Providers>
  );
}

function OpenInTeams() {
  const { t } = useText();
  return <EmptyState isView title={t('tab.noHost.title')} hint={t('tab.noHost.hint')} />;
}

function TryAgain() {
  const { t } = useText();
  const handleRetry = () => {
    window.location.reload();
  };
  return (
    <EmptyState
      isView
      title={t('tab.silentHost.title')}
      hint={t('tab.silentHost.hint')}
      action={<Button onClick={handleRetry}>{t('tab.retry')}</Button>}
    />
  );
}
