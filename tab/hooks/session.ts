import { createContext, use } from 'react';
import type { SeriesView } from '../../shared/api/views.ts';
import type { PersonActor } from '../../shared/core/actor.ts';
import type { Client } from '../api/client.ts';
import type { Host } from '../host.ts';

/** What every page stands on: where it is shown, and the API. */
export interface Session {
  host: Host;
  client: Client;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('SessionContext is missing');
  return session;
}

/** The series on the screen, and the reader in it. */
export interface CurrentSeries {
  series: SeriesView;
  me: PersonActor;
  nameOf: (personId: string) => string;
  departmentName: (departmentId: string) => string;
}

export const SeriesContext = createContext<CurrentSeries | null>(null);

export function useSeries(): CurrentSeries {
  const current = use(SeriesContext);
  if (current === null) throw new Error('SeriesContext is missing');
  return current;
}
