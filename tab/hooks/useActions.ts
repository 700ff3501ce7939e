import { useInfiniteQuery, useMutation, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { ActionView } from '../../shared/api/views.ts';
import type { AnswerOf, BodyOf } from '../api/client.ts';
import { keys } from './keys.ts';
import { useNotices } from './notice.ts';
import { useSession } from './session.ts';

export interface ActionFilter {
  state: ActionView['state'];
  owner?: string;
}

export type SettlementBody = BodyOf<'settleAction'>;
type Page = AnswerOf<'listActions'>;

/** Actions of a series, page by page. */
export function useActions(seriesId: string, filter: ActionFilter) {
  const { client } = useSession();
  return useInfiniteQuery({
    queryKey: [...keys.actions(seriesId), filter],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call('listActions', {
        params: { seriesId },
        query: { ...filter, ...(pageParam === undefined ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

/** All open actions, however many pages: only then is the most overdue one known. */
export function useAllPages(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: Paged,
  isWanted: boolean,
): void {
  useEffect(() => {
    if (isWanted && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [isWanted, hasNextPage, isFetchingNextPage, fetchNextPage]);
}

type Paged = Pick<ReturnType<typeof useActions>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;

/** Captures an action. */
export function useAddAction(seriesId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ body, pressId }: { body: BodyOf<'addAction'>; pressId: string }) =>
      client.call('addAction', { params: { seriesId }, body, pressId }),
    onSuccess: () => invalidateActions(queries, seriesId),
    onError: notices.sayProblem,
  });
}

export interface ActionChange {
  action: Pick<ActionView, 'id' | 'version'>;
  edit: BodyOf<'editAction'>;
}

/** Changes an action; the screen shows it at once, and takes it back where the server refuses. */
export function useEditAction(seriesId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  const queryKey = keys.actions(seriesId);
  return useMutation({
    mutationFn: ({ action, edit }: ActionChange) =>
      client.call('editAction', { params: { actionId: action.id }, body: edit, version: action.version }),
    onMutate: async ({ action, edit }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueriesData<InfiniteData<Page>>({ queryKey });
      queries.setQueriesData<InfiniteData<Page>>(
        { queryKey },
        (data) => data && withEdit(data, action.id, edit),
      );
      return before;
    },
    onError: (error, _change, before) => {
      for (const [key, data] of before ?? []) queries.setQueryData(key, data);
      notices.sayProblem(error);
    },
    onSettled: () => invalidateActions(queries, seriesId),
  });
}

/** Settles an action that stays undone. */
export function useSettleAction(seriesId: string) {
  const { client } = useSession();
  const queries = useQueryClient();
  const notices = useNotices();
  return useMutation({
    mutationFn: ({ actionId, body }: { actionId: string; body: SettlementBody }) =>
      client.call('settleAction', { params: { actionId }, body }),
    onSuccess: () => invalidateActions(queries, seriesId),
    onError: notices.sayProblem,
  });
}

function withEdit(data: InfiniteData<Page>, id: string, edit: BodyOf<'editAction'>): InfiniteData<Page> {
  const toEdited = (action: ActionView): ActionView => ({
    ...action,
    ...(edit.state === undefined ? {} : { state: edit.state }),
    ...(edit.dueOn === undefined ? {} : { dueOn: edit.dueOn }),
  });
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((action) => (action.id === id ? toEdited(action) : action)),
  }));
  return { ...data, pages };
}

async function invalidateActions(
  queries: ReturnType<typeof useQueryClient>,
  seriesId: string,
): Promise<void> {
  await Promise.all([
    queries.invalidateQueries({ queryKey: keys.actions(seriesId) }),
    queries.invalidateQueries({ queryKey: ['meeting'] }),
  ]);
}
