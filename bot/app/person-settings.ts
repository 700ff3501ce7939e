import type { PersonActor } from '../../shared/core/actor.ts';
import { refuseField } from '../../shared/core/errors.ts';
import {
  toDefaultSettings,
  type PersonSettings,
  type PersonSettingsEdit,
} from '../../shared/person/settings.ts';
import { findSubstitutes, type Substitute } from '../../shared/person/substitutes.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';

export interface ChangePersonSettings {
  /** Whose settings they are, and who changes them. */
  personId: string;
  edit: PersonSettingsEdit;
  commandId: string;
  /** Version of the settings that the person had before them; 0 for the defaults. */
  seenVersion?: number | undefined;
}

/** Settings with the version that guards their next change: 0 while nothing is stored. */
export interface VersionedPersonSettings {
  settings: PersonSettings;
  version: number;
}

export type PersonSettingsService = ReturnType<typeof createPersonSettings>;

/** What people have set for themselves; the defaults for those who have not. */
export function createPersonSettings({
  repositories,
  commands,
}: {
  repositories: Pick<Repositories, 'personSettings' | 'seriesStore'>;
  commands: Pick<Commands, 'personSettings'>;
}) {
  const { personSettings, seriesStore } = repositories;

  async function read(personId: string): Promise<VersionedPersonSettings> {
    const stored = await personSettings.find(personId);
    if (stored === null) return { settings: toDefaultSettings(personId), version: 0 };
    return { settings: stored.state, version: stored.version };
  }

  async function get(personId: string): Promise<PersonSettings> {
    return (await read(personId)).settings;
  }

  /** Settings of several people by their ids. */
  async function list(personIds: readonly string[]): Promise<Map<string, PersonSettings>> {
    const ids = [...new Set(personIds)];
    const stored = await personSettings.list({ _id: { $in: ids } }, { limit: ids.length });
    const found = new Map(stored.map(({ state }) => [state.id, state]));
    return new Map(ids.map((id) => [id, found.get(id) ?? toDefaultSettings(id)]));
  }

  /** Who can answer in a person's place. */
  async function listSubstitutes(personId: string): Promise<Substitute[]> {
    const series = await seriesStore.list({ 'people.personId': personId }, { sort: { _id: 1 } });
    return findSubstitutes(
      series.map(({ state }) => state),
      personId,
    );
  }

  /**
   * Changes a person's own settings.
   *
   * @throws DomainError `invalid-input`, `edited-meanwhile` for a stale `seenVersion`.
   */
  async function change(input: ChangePersonSettings): Promise<VersionedPersonSettings> {
    const { personId, edit, commandId, seenVersion } = input;
    await requireSubstitute(personId, edit.substituteId ?? null);
    const { state: settings, version } = await commands.personSettings({
      id: personId,
      actor: toSelf(personId),
      command: { kind: 'change', personId, edit },
      commandId,
      seenVersion,
      yours: edit,
    });
    return { settings, version };
  }

  async function requireSubstitute(personId: string, substituteId: string | null): Promise<void> {
    // That nobody is their own substitute is decided with the other fields.
    if (substituteId === null || substituteId === personId) return;
    const substitutes = await listSubstitutes(personId);
    const isKnown = substitutes.some((substitute) => substitute.personId === substituteId);
    if (!isKnown) refuseField('substituteId', 'unknown-person');
  }

  return { get, read, list, listSubstitutes, change };
}

/** Settings belong to no series, so a role in one does not count. */
function toSelf(personId: string): PersonActor {
  return { kind: 'person', personId, role: 'guest', department: 'neither' };
}
