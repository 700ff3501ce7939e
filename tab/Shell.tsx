import { SettingsRegular } from '@fluentui/react-icons';
import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { LiveMark } from './components/LiveMark.tsx';
import { Navigation } from './components/Navigation.tsx';
import { PageFrame } from './components/PageFrame.tsx';
import { createViewFocus, ViewFocusContext } from './components/PageTitle.tsx';
import { Skeleton } from './components/Skeleton.tsx';
import { SkipLink } from './components/SkipLink.tsx';
import { useSeries, useSession } from './hooks/session.ts';
import { useLive } from './hooks/useLive.ts';
import { useText } from './text/text-context.ts';
import { ProposedViews, Views } from './Views.tsx';

/** Navigation, the view that the address names, and whether the page is live. */
export function Shell() {
  const { t } = useText();
  const { host } = useSession();
  const { series } = useSeries();
  const [location, navigate] = useLocation();
  const live = useLive(series.id);
  const [viewFocus] = useState(createViewFocus);
  // A card links to a meeting by its own address; this week's is among them.
  const isAt = (path: string) =>
    path === '/' ? /^\/(meetings\/.*)?$/u.test(location) : location.startsWith(path);
  const views = [
    { path: '/', label: t('tab.thisWeek') },
    { path: '/actions', label: t('tab.actions') },
    { path: '/history', label: t('tab.history') },
    { path: '/settings', label: t('tab.settings'), icon: <SettingsRegular /> },
  ].map((view) => ({ ...view, isCurrent: isAt(view.path) }));

  useEffect(() => {
    if (host.subPageId !== null) navigate(`/${host.subPageId}`, { replace: true });
  }, [host.subPageId, navigate]);

  return (
    <ViewFocusContext value={viewFocus}>
      <SkipLink />
      <Navigation views={views} />
      <LiveMark isLost={live === 'lost'} />
      <PageFrame>
        <Suspense fallback={<Skeleton rows={5} />}>
          {series.state === 'active' ? <Views /> : <ProposedViews />}
        </Suspense>
      </PageFrame>
    </ViewFocusContext>
  );
}
