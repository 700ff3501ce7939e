import type { CheckIn } from '../../shared/check-in/check-in.ts';
import { toPrefill } from '../../shared/check-in/prefill.ts';
import { systemActor } from '../../shared/core/actor.ts';
import { toCheckInId } from '../../shared/core/ids.ts';
import { toDateIn } from '../../shared/core/time.ts';
import type { Translate } from '../../shared/locales/translate.ts';
import type { PersonSettings } from '../../shared/person/settings.ts';
import { isAway, toZone } from '../../shared/person/working-time.ts';
import { findPerson, representativesOf } from '../../shared/series/people.ts';
import type { SeriesPerson } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { Commands } from './commands.ts';
import type { PersonSettingsService } from './person-settings.ts';
import type { Clock } from './ports.ts';
import type { MeetingRecords } from './queries.ts';

export interface AskPeopleDependencies {
  commands: Commands;
  repositories: Pick<Repositories, 'actions' | 'checkIns'>;
  personSettings: Pick<PersonSettingsService, 'list'>;
  clock: Clock;
  translateFor: (language: string) => Translate;
}

export type AskPeople = ReturnType<typeof createAskPeople>;

interface Asked {
  personId: string;
  department: string;
  insteadOf: string | null;
}

/** Actions looked through for what was done lately. */
const doneLimit = 200;

/**
 * Asks people for their update for a meeting, with what the record knows already. Who is away is not asked; the
 * substitute that they have named is asked instead.
 */
export function createAskPeople(deps: AskPeopleDependencies) {
  const { commands, repositories, personSettings, clock, translateFor } = deps;

  async function ask(records: MeetingRecords, one: Asked, settings: PersonSettings): Promise<void> {
    const { series, meeting, checkIns } = records;
    const id = toCheckInId(meeting.id, one.personId);
    // Somebody who was asked before and left may be asked again.
    const round = checkIns.find(({ personId }) => personId === one.personId)?.round ?? 0;
    const subject = { id, seriesId: series.id, meetingId: meeting.id, ...one };
    const away = isAwayNow(settings, series.schedule.zone);
    const prefill = away ? {} : await findPrefill(records, subject, settings);
    const command = { kind: 'ask', subject, prefill, away } as const;
    await commands.checkIn({ id, actor: systemActor, command, commandId: `ask:${id}:${round.toString()}` });
    const { substituteId } = settings;
    const isKnown = substituteId !== null && findPerson(series, substituteId) !== null;
    if (!away || !isKnown) return;
    const progress = { agendaPosted: meeting.agendaPostedAt !== null, started: false };
    const handOver = { kind: 'hand-over', substituteId, meeting: progress } as const;
    const commandId = `away:${id}:${round.toString()}`;
    await commands.checkIn({ id, actor: systemActor, command: handOver, commandId });
  }

  function isAwayNow(settings: PersonSettings, seriesZone: string): boolean {
    return isAway(settings, toDateIn(toZone(settings, seriesZone), clock.now()));
  }

  async function findPrefill(
    { series }: MeetingRecords,
    subject: Pick<CheckIn, 'id' | 'seriesId' | 'personId'>,
    { language }: PersonSettings,
  ) {
    const t = translateFor(language ?? series.language);
    const { personId, seriesId } = subject;
    const [last, done] = await Promise.all([
      repositories.checkIns.findLastSent(subject),
      repositories.actions.list({ seriesId, ownerId: personId, state: 'done', limit: doneLimit }),
    ]);
    return toPrefill({
      personId,
      actions: done.map(({ state }) => state),
      since: last?.answeredAt ?? null,
      toDoneLine: (text) => t('checkIn.doneLine', { text }),
    });
  }

  /** Asks every representative of the series. */
  function askAll(records: MeetingRecords): Promise<void> {
    return askThese(records, representativesOf(records.series));
  }

  /** Asks those representatives who have become so since the others were asked. */
  function askNew(records: MeetingRecords): Promise<void> {
    const known = records.checkIns.filter(({ state }) => state !== 'withdrawn');
    const isKnown = (id: string) => known.some(({ personId }) => personId === id);
    const asked = representativesOf(records.series).filter(({ personId }) => !isKnown(personId));
    return askThese(records, asked);
  }

  async function askThese(records: MeetingRecords, asked: readonly SeriesPerson[]): Promise<void> {
    const settings = await personSettings.list(asked.map(({ personId }) => personId));
    for (const { personId, department } of asked) {
      const own = settings.get(personId);
      if (own !== undefined) await ask(records, { personId, department, insteadOf: null }, own);
    }
  }

  /** Asks the one to whom a check-in was handed over. */
  async function askSubstitute(records: MeetingRecords, checkIn: CheckIn): Promise<void> {
    const { substituteId, department, personId: insteadOf } = checkIn;
    if (substituteId === null) return;
    const settings = (await personSettings.list([substituteId])).get(substituteId);
    if (settings !== undefined)
      await ask(records, { personId: substituteId, department, insteadOf }, settings);
  }

  return { askAll, askNew, askSubstitute };
}
