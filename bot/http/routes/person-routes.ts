import type { VersionedPersonSettings } from '../../app/person-settings.ts';
import type { RouteHandlers } from '../route.ts';
import type { RouteServices } from './services.ts';

type PersonRoutes = Pick<RouteHandlers, 'getMySettings' | 'editMySettings'>;

/** What the reader has set for themself. Nobody else's settings have an address. */
export function createPersonRoutes({ personSettings }: RouteServices): PersonRoutes {
  async function toAnswer(personId: string, { settings, version }: VersionedPersonSettings) {
    const substitutes = await personSettings.listSubstitutes(personId);
    return { body: { ...settings, version, substitutes }, version };
  }

  return {
    getMySettings: async ({ person }) => toAnswer(person.id, await personSettings.read(person.id)),

    editMySettings: async ({ person, body, seenVersion, commandId }) => {
      const change = { personId: person.id, edit: body, seenVersion, commandId };
      return toAnswer(person.id, await personSettings.change(change));
    },
  };
}
