import { Suspense } from 'react';
import { Route, Switch } from 'wouter';
import { can } from '../shared/core/actor.ts';
import { seriesPermissions } from '../shared/series/permissions.ts';
import { EmptyState } from './components/EmptyState.tsx';
import { lazyPage, lazyView } from './components/lazy-view.tsx';
import { PartBoundary } from './components/PartBoundary.tsx';
import { useSeries } from './hooks/session.ts';
import { ThisWeekPage } from './pages/this-week/ThisWeekPage.tsx';
import { useText } from './text/text-context.ts';

// One line for each view: what is not on the first view is fetched when it is needed.
const ActionsPage = lazyPage(async () => (await import('./pages/actions/ActionsPage.tsx')).ActionsPage);
const HistoryPage = lazyPage(async () => (await import('./pages/history/HistoryPage.tsx')).HistoryPage);
const LinkedMeetingPage = lazyPage(
  async () => (await import('./pages/history/LinkedMeetingPage.tsx')).LinkedMeetingPage,
);
const PastMeetingPage = lazyPage(
  async () => (await import('./pages/history/PastMeetingPage.tsx')).PastMeetingPage,
);
const SettingsPage = lazyPage(async () => (await import('./pages/settings/SettingsPage.tsx')).SettingsPage);
const StartPage = lazyPage(async () => (await import('./pages/start/StartPage.tsx')).StartPage);
const ProposedPage = lazyPage(async () => (await import('./pages/start/ProposedPage.tsx')).ProposedPage);
const ProposedHint = lazyPage(async () => (await import('./pages/start/ProposedHint.tsx')).ProposedHint);
const DepartmentChoice = lazyView(
  async () => (await import('./pages/start/DepartmentChoice.tsx')).DepartmentChoice,
);
const LinkQuestion = lazyView(async () => (await import('./pages/start/LinkQuestion.tsx')).LinkQuestion);

/** The view that the address names, of a series that has begun. */
export function Views() {
  const { t } = useText();
  return (
    <Switch>
      <Route path="/">
        <Questions />
        <PartBoundary isView>
          <ThisWeekPage />
        </PartBoundary>
      </Route>
      <Route path="/actions" component={ActionsPage} />
      <Route path="/history" component={HistoryPage} />
      <Route path="/settings" component={SettingsPage} />
      <Route path="/start" component={StartPage} />
      <Route path="/meetings/:meetingId">
        {({ meetingId }) => <LinkedMeetingPage meetingId={meetingId} />}
      </Route>
      <Route path="/history/:meetingId">{({ meetingId }) => <PastMeetingPage meetingId={meetingId} />}</Route>
      <Route>
        <EmptyState isView title={t('tab.noPage.title')} hint={t('tab.noPage.hint')} />
      </Route>
    </Switch>
  );
}

/** What is asked once, above this week: everybody's department, and a chair's meeting chats. */
function Questions() {
  const { me } = useSeries();
  const hasNoDepartment = me.department === 'neither' && can(me, seriesPermissions.chooseDepartment);
  return (
    <Suspense>
      {hasNoDepartment && <DepartmentChoice />}
      {can(me, seriesPermissions.edit) && <LinkQuestion />}
    </Suspense>
  );
}

/** The views of a series that the other leader has not joined yet. */
export function ProposedViews() {
  const { t } = useText();
  return (
    <Switch>
      <Route path="/settings" component={SettingsPage} />
      <Route path="/start" component={StartPage} />
      <Route path="/actions">
        <ProposedHint title={t('tab.actions')} />
      </Route>
      <Route path="/history">
        <ProposedHint title={t('tab.history')} />
      </Route>
      <Route component={ProposedPage} />
    </Switch>
  );
}
