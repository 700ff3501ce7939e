import { toSeriesId } from '../../shared/core/ids.ts';
import { isStillAsked } from '../../shared/check-in/progress.ts';
import { isDomainError } from '../../shared/core/errors.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { Meeting } from '../../shared/meeting/meeting.ts';
import { chairsOf, findPerson, representativesOf } from '../../shared/series/people.ts';
import type { Series, Start } from '../../shared/series/series.ts';
import type { LoadBrief } from '../app/brief.ts';
import type { Daily } from '../app/daily.ts';
import type { PersonSettingsService } from '../app/person-settings.ts';
import type { Places } from '../app/places.ts';
import type { Clock, OutgoingMessage } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';
import type { Repositories } from '../db/repositories.ts';
import { toAgendaCard } from './cards/agenda-card.ts';
import { toBriefCard } from './cards/brief-card.ts';
import { toCheckInCard } from './cards/check-in-card.ts';
import type { CheckInCardInput, CheckInView } from './cards/check-in-input.ts';
import { toDailyCard } from './cards/daily-card.ts';
import { toJoinCard } from './cards/join-card.ts';
import { toMentionCard } from './cards/mention-card.ts';
import { toMinutesCard } from './cards/minutes-card.ts';
import { toOfferCard } from './cards/offer-card.ts';
import { toStartCard, type StartCardInput } from './cards/start-card.ts';
import { toStartForm } from './cards/start-form.ts';
import { toTogetherCard } from './cards/together-card.ts';

export interface DrawingDependencies {
  queries: Pick<Queries, 'loadMeeting' | 'readMeeting' | 'findCheckIn' | 'readPlan'>;
  repositories: Pick<Repositories, 'checkIns' | 'conversations' | 'people' | 'seriesStore'>;
  personSettings: Pick<PersonSettingsService, 'get'>;
  places: Pick<Places, 'view'>;
  daily: Pick<Daily, 'load'>;
  loadBrief: LoadBrief;
  clock: Pick<Clock, 'now'>;
  /** A translator for a BCP 47 tag; English where there is no catalogue for it. */
  translateFor: (language: string) => Translate;
  /** Deep link to a meeting in the tab. */
  tabUrl: (meetingId: string) => string;
}

/** In which words a card is written for one person. */
export interface Reader {
  t: Translate;
  /** BCP 47 tag. */
  language: string;
  /** IANA zone; null until the person has confirmed one. */
  zone: string | null;
}

export type Drawings = ReturnType<typeof createDrawings>;

/** Every card from what is stored now; null where there is nothing to show to this reader. */
export function createDrawings(deps: DrawingDependencies) {
  const { queries, repositories, personSettings, places, daily, loadBrief, translateFor, tabUrl } = deps;

  /** The person's own language and zone; what the series speaks where they have set none. */
  async function readReader(personId: string, fallbackLanguage: string): Promise<Reader> {
    const { language: own, zone } = await personSettings.get(personId);
    const language = own ?? fallbackLanguage;
    return { t: translateFor(language), language, zone };
  }

  /** What a person's check-in card is drawn from. */
  async function readCheckIn(meetingId: string, personId: string): Promise<CheckInCardInput | null> {
    const found = await queries.findCheckIn(meetingId, personId);
    if (found === null) return null;
    const { series, meeting, checkIn } = found;
    // Whoever has left the series is shown nothing of it.
    if (findPerson(series, personId) === null) return null;
    const [{ t, language, zone }, stored, last] = await Promise.all([
      readReader(personId, series.language),
      repositories.checkIns.listOfMeeting(meetingId),
      repositories.checkIns.findLastSent(checkIn),
    ]);
    const others = stored.map(({ state }) => state);
    const people = await repositories.people.list(others.map((one) => one.personId));
    return {
      series,
      meeting,
      checkIn,
      t,
      language,
      zone: zone ?? meeting.zone,
      tabUrl: tabUrl(meetingId),
      others,
      hasLast: last !== null,
      emailOf: (id) => people.find((one) => one.id === id)?.email ?? null,
    };
  }

  async function checkIn(meetingId: string, personId: string, view: CheckInView = {}) {
    const input = await readCheckIn(meetingId, personId);
    return input === null ? null : toCheckInCard({ ...input, ...view });
  }

  async function agenda(meetingId: string): Promise<OutgoingMessage | null> {
    const records = await queries.loadMeeting(meetingId);
    if (records === null || records.meeting.state === 'planned') return null;
    const t = translateFor(records.series.language);
    const next = records.meeting.state === 'skipped' ? await findNext(records.series, records.meeting) : null;
    return toAgendaCard({ ...records, t, tabUrl: tabUrl(meetingId), nextStartsAt: next?.startsAt ?? null });
  }

  async function minutes(meetingId: string): Promise<OutgoingMessage | null> {
    const records = await queries.loadMeeting(meetingId);
    if (records === null) return null;
    return toMinutesCard({ ...records, t: translateFor(records.series.language), tabUrl: tabUrl(meetingId) });
  }

  async function mention(meetingId: string): Promise<OutgoingMessage | null> {
    const records = await queries.readMeeting(meetingId);
    if (records === null) return null;
    const asked = records.checkIns.filter(isStillAsked).map(({ personId }) => personId);
    const reachable = await repositories.conversations.listReachable(asked);
    const people = await repositories.people.list(asked.filter((id) => !reachable.includes(id)));
    const t = translateFor(records.series.language);
    return toMentionCard({ ...records, people, t, tabUrl: tabUrl(meetingId) });
  }

  async function offer(meetingId: string, personId: string): Promise<OutgoingMessage | null> {
    const records = await queries.readMeeting(meetingId);
    if (records === null || !chairsOf(records.series).some((one) => one.personId === personId)) return null;
    const { t, language, zone } = await readReader(personId, records.series.language);
    const audience = { t, language, zone: zone ?? records.meeting.zone, tabUrl: tabUrl(meetingId) };
    return toOfferCard({ records, personId, ...audience });
  }

  async function brief(meetingId: string, personId: string): Promise<OutgoingMessage | null> {
    const found = await loadBrief(meetingId, personId);
    if (found === null) return null;
    const { series, meeting } = found.records;
    const { t, language, zone } = await readReader(personId, series.language);
    return toBriefCard({ brief: found, t, language, zone: zone ?? meeting.zone, tabUrl: tabUrl(meetingId) });
  }

  async function dailyCard(personId: string): Promise<OutgoingMessage | null> {
    const content = await daily.load(personId);
    if (content === null) return null;
    const { t, language } = await readReader(personId, content.series[0]?.language ?? 'en');
    return toDailyCard({ content, t, language, now: deps.clock.now() });
  }

  /** For the one who added the app to a place: what to propose, or how far it is. */
  async function start(placeId: string, personId: string): Promise<OutgoingMessage | null> {
    const place = await repositories.conversations.find(placeId);
    // A proposal is found before the place is linked to it.
    const seriesId = place?.seriesId ?? toSeriesId(placeId);
    const series = (await repositories.seriesStore.find(seriesId))?.state ?? null;
    if (series === null) return startForm(placeId, personId);
    if (series.start?.addedBy !== personId) return null;
    return toStartCard(await readStart(series, series.start, await readReader(personId, series.language)));
  }

  async function startForm(placeId: string, personId: string): Promise<OutgoingMessage | null> {
    const { t, language } = await readReader(personId, 'en');
    try {
      const place = await places.view(placeId, personId, language);
      return { card: toStartForm({ place, personId, t, language }), summary: t('card.start.title') };
    } catch (error) {
      // The place is gone, or the person has left it.
      if (isDomainError(error, 'not-found')) return null;
      throw error;
    }
  }

  async function join(seriesId: string, personId: string): Promise<OutgoingMessage | null> {
    const series = (await repositories.seriesStore.find(seriesId))?.state;
    if (series?.start?.otherChairId !== personId) return null;
    return toJoinCard(await readStart(series, series.start, await readReader(personId, series.language)));
  }

  async function together(seriesId: string): Promise<OutgoingMessage | null> {
    const series = (await repositories.seriesStore.find(seriesId))?.state;
    if (series?.start?.answer !== 'joined') return null;
    const { language } = series;
    return toTogetherCard(await readStart(series, series.start, { t: translateFor(language), language }));
  }

  async function readStart(
    series: Series,
    start: Start,
    { t, language }: Pick<Reader, 't' | 'language'>,
  ): Promise<StartCardInput> {
    const told = [...chairsOf(series), ...representativesOf(series)].map(({ personId }) => personId);
    const [first, reachable] = await Promise.all([
      findNext(series, null),
      repositories.conversations.listReachable(told),
    ]);
    const unreachable = told.filter((id) => !reachable.includes(id));
    return { series, start, first, t, language, unreachable, tabUrl };
  }

  /** The next meeting that takes place; after another one, if that is given. */
  async function findNext(series: Series, after: Meeting | null): Promise<Meeting | null> {
    const { upcoming } = await queries.readPlan(series);
    const isNext = ({ state, startsAt }: Meeting) =>
      (state === 'planned' || state === 'open') && (after === null || startsAt > after.startsAt);
    return upcoming.find(isNext) ?? null;
  }

  return {
    readReader,
    readCheckIn,
    checkIn,
    agenda,
    minutes,
    mention,
    offer,
    brief,
    daily: dailyCard,
    start,
    join,
    together,
  };
}
