import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SeriesSettingsView, SeriesView } from '../../shared/api/views.ts';
import type { AnswerOf, BodyOf } from '../api/client.ts';
import { keys } from './keys.ts';
import { useNotices } from './notice.ts';
import { useSession } from './session.ts';

// Below the series' own key: what makes the series stale makes its settings stale.
const settingsKey = (seriesId: string) => [...keys.series(seriesId), 'settings'];

/** Every setting of a series; only chairs are told. */
export function useSeriesSettings(seriesId: string, isChair: boolean) {
  const { client } = useSession();
  return useQuery({
    queryKey: settingsKey(seriesId),
    enabled: isChair,
    queryFn: () => client.call('getSeriesSettings', { params: { seriesId } }),
  });
}

/** The weekly meeting for calendars. */
export function useCalendar(seriesId: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: [...keys.series(seriesId), 'calendar'],
    queryFn: () => client.call('getCalendar', { params: { seriesId } }),
  });
}

/** Changes settings on top of the version that the reader saw. */
export function useEditSeries(seriesId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const take = useTakeSeries();
  return useMutation({
    mutationFn: ({ edit, version }: { edit: BodyOf<'editSeries'>; version: number }) =>
      client.call('editSeries', { params: { seriesId }, body: edit, version }),
    onSuccess: (series, { edit }) => {
      // Shown at once; what only the server knows follows.
      queries.setQueryData<SeriesSettingsView>(
        settingsKey(seriesId),
        (settings) => settings && withEdit(settings, edit, series),
      );
      take(series);
    },
  });
}

/** Fetches the settings as they are now. */
export function useReloadSeriesSettings(seriesId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  return async (): Promise<SeriesSettingsView> => {
    const settings = await client.call('getSeriesSettings', { params: { seriesId } });
    queries.setQueryData<SeriesSettingsView>(settingsKey(seriesId), settings);
    return settings;
  };
}

/** Says what somebody is in the series. */
export function useSetPerson(seriesId: string) {
  const { client } = useSession();
  const take = useTakeSeries();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ personId, edit }: { personId: string; edit: BodyOf<'setPerson'> }) =>
      client.call('setPerson', { params: { seriesId, personId }, body: edit }),
    onSuccess: take,
    onError: notices.sayProblem,
  });
}

/** Takes people of the channel into the series. */
export function useAddPeople(seriesId: string) {
  const { client } = useSession();
  const take = useTakeSeries();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ personIds, pressId }: { personIds: string[]; pressId: string }) =>
      client.call('addPeople', { params: { seriesId }, body: { personIds }, pressId }),
    onSuccess: take,
    onError: notices.sayProblem,
  });
}

/** Countries, and the public holidays of one of them. */
export function useHolidayProposal(seriesId: string, country: string) {
  const { client } = useSession();
  return useQuery({
    queryKey: ['holidays', seriesId, country],
    staleTime: Infinity,
    // The list of countries stays on the screen while another country's days are fetched.
    placeholderData: (before: AnswerOf<'proposeHolidays'> | undefined) => before,
    queryFn: () =>
      client.call('proposeHolidays', {
        params: { seriesId },
        query: country === '' ? {} : { country },
      }),
  });
}

/** What is changed of one coming meeting. */
export type PlanChange =
  | { kind: 'skip'; date: string; reason: string; pressId: string }
  | { kind: 'unskip'; date: string }
  | { kind: 'move'; meetingId: string; date: string; time: string; reason: string };

/** Leaves a meeting out, takes that back, or moves it. */
export function useChangePlan(seriesId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (change: PlanChange): Promise<void> => {
      if (change.kind === 'skip') {
        const { date, reason, pressId } = change;
        await client.call('skipMeeting', { params: { seriesId }, body: { date, reason }, pressId });
      } else if (change.kind === 'unskip') {
        await client.call('unskipMeeting', { params: { seriesId, date: change.date } });
      } else {
        const { meetingId, date, time, reason } = change;
        await client.call('moveMeeting', { params: { meetingId }, body: { date, time, reason } });
      }
    },
    onSettled: async () => {
      void queries.invalidateQueries({ queryKey: ['meeting'] });
      // Waited for: the form closes when its meeting is on the screen as it is now.
      await queries.invalidateQueries({ queryKey: keys.series(seriesId), exact: true });
    },
  });
}

function withEdit(
  settings: SeriesSettingsView,
  edit: BodyOf<'editSeries'>,
  { name, language, departments, schedule, customers, version }: SeriesView,
): SeriesSettingsView {
  const given = Object.fromEntries(Object.entries(edit).filter(([, value]) => value !== undefined));
  return { ...settings, ...given, name, language, departments, schedule, customers, version };
}

/** Puts the answer of a change on the screen; what only chairs see is fetched again. */
function useTakeSeries() {
  const queries = useQueryClient();
  return (series: SeriesView): void => {
    queries.setQueryData<SeriesView>(keys.series(series.id), series);
    void queries.invalidateQueries({ queryKey: settingsKey(series.id) });
    void queries.invalidateQueries({ queryKey: keys.allSeries, exact: true });
  };
}
