import type { Place, PlaceView } from '../../shared/api/views.ts';
import { DomainError } from '../../shared/core/errors.ts';
import { toSlot } from '../../shared/series/schedule.ts';
import { defaultSchedule, type Series } from '../../shared/series/series.ts';
import { chairsOf, findPerson } from '../../shared/series/people.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Repositories } from '../db/repositories.ts';
import type { PersonSettingsService } from './person-settings.ts';
import type { ConversationReference, Person, Roster } from './ports.ts';

export interface PlacesDependencies {
  repositories: Pick<Repositories, 'conversations' | 'people' | 'seriesStore'>;
  personSettings: Pick<PersonSettingsService, 'get'>;
  roster: Roster;
  translateFor: (language: string) => Translate;
  newId: () => string;
}

export type Places = ReturnType<typeof createPlaces>;

/** Zone for people who have not said theirs. */
const fallbackZone = 'UTC';

/** Channels and chats of several people in which the app is. */
export function createPlaces(deps: PlacesDependencies) {
  const { repositories, personSettings, roster, translateFor, newId } = deps;
  const { conversations, people, seriesStore } = repositories;

  /** Takes in who is in a channel or chat now. @throws SendError where Teams cannot be asked. */
  async function refresh(place: ConversationReference): Promise<Person[]> {
    const listed = await roster.list(place);
    const members = await Promise.all(listed.map((one) => people.remember(one, newId())));
    await conversations.setMembers(
      place.id,
      members.map(({ id }) => id),
    );
    return members;
  }

  /** A place for somebody who is in it. @throws DomainError `not-found`. */
  async function open(
    placeId: string,
    personId: string,
  ): Promise<{ place: ConversationReference; members: Person[] }> {
    const place = await conversations.find(placeId);
    if (place === null || place.type === 'personal') throw new DomainError('not-found', { record: 'place' });
    const members = await refresh(place);
    if (!members.some(({ id }) => id === personId)) throw new DomainError('not-found', { record: 'place' });
    return { place, members };
  }

  async function list(personId: string): Promise<Place[]> {
    return (await conversations.listOfMember(personId)).map(toPlace);
  }

  /** A place with its people and a proposal: the time of the meeting that the chat belongs to, else the usual one. */
  async function view(placeId: string, personId: string, locale: string): Promise<PlaceView> {
    const { place, members } = await open(placeId, personId);
    const settings = await personSettings.get(personId);
    const reader = members.find(({ id }) => id === personId);
    const zone = settings.zone ?? reader?.zone ?? fallbackZone;
    const meeting = place.type === 'meeting' ? await roster.findMeeting(place) : null;
    const { weekday, time, lengthMinutes } = meeting === null ? defaultSchedule : toSlot(meeting, zone);
    return {
      ...toPlace(place),
      people: members.map(({ id, name }) => ({ personId: id, name })),
      meId: personId,
      proposal: { weekday, time, lengthMinutes, zone },
      isFromMeeting: meeting !== null,
      commitment: translateFor(locale)('start.commitment'),
    };
  }

  /**
   * Says that a chat, such as that of the meeting, belongs to a series. Only a chair does so, and only for a place that
   * belongs to none.
   *
   * @throws DomainError `not-found`, `not-allowed`, `wrong-state`.
   */
  async function link(placeId: string, seriesId: string, personId: string): Promise<Place> {
    const { place } = await open(placeId, personId);
    const series = await findOwn(seriesId, personId);
    if (!chairsOf(series).some((chair) => chair.personId === personId)) {
      throw new DomainError('not-allowed', { allowedRoles: ['chair'] });
    }
    if (place.seriesId !== null && place.seriesId !== seriesId) {
      throw new DomainError('wrong-state', { record: 'place', state: 'linked' });
    }
    if (place.seriesId === null) await conversations.linkToSeries(placeId, seriesId, false);
    return toPlace({ ...place, seriesId });
  }

  async function findOwn(seriesId: string, personId: string): Promise<Series> {
    const series = (await seriesStore.find(seriesId))?.state;
    if (series === undefined || findPerson(series, personId) === null) {
      throw new DomainError('not-found', { record: 'series' });
    }
    return series;
  }

  return { refresh, open, list, view, link };
}

function toPlace({ id, type, name, seriesId }: ConversationReference): Place {
  return { id, type: type === 'personal' ? 'groupChat' : type, name, seriesId };
}
