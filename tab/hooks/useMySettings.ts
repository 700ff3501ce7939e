import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PersonSettingsView } from '../../shared/api/views.ts';
import type { BodyOf } from '../api/client.ts';
import { keys } from './keys.ts';
import { useSession } from './session.ts';

/** What the reader has set for themself. */
export function useMySettings() {
  const { client } = useSession();
  return useQuery({ queryKey: keys.mySettings, queryFn: () => client.call('getMySettings') });
}

/** Changes the reader's settings on top of the version that they saw. */
export function useChangeMySettings() {
  const { client } = useSession();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ edit, version }: { edit: BodyOf<'editMySettings'>; version: number }) => {
      await queries.cancelQueries({ queryKey: keys.mySettings });
      return await client.call('editMySettings', { body: edit, version });
    },
    onSuccess: (settings) => {
      queries.setQueryData<PersonSettingsView>(keys.mySettings, settings);
    },
  });
}

/** Fetches the settings as they are now. */
export function useReloadMySettings() {
  const { client } = useSession();
  const queries = useQueryClient();
  return async () => {
    const settings = await client.call('getMySettings');
    queries.setQueryData<PersonSettingsView>(keys.mySettings, settings);
    return settings;
  };
}
