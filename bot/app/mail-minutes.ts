import type { Meeting } from '../../shared/meeting/meeting.ts';
import type { Series } from '../../shared/series/series.ts';
import type { Repositories } from '../db/repositories.ts';
import type { PersonSettingsService } from './person-settings.ts';
import type { MailReason } from './ports.ts';
import type { MeetingRecords } from './queries.ts';
import type { RequestMail } from './request-mail.ts';

/** Somebody who gets the minutes by mail; `email` is null where no address is known. */
export interface MinutesRecipient {
  personId: string | null;
  name: string;
  email: string | null;
  language: string;
  because: MailReason;
}

export interface MinutesMailDependencies {
  repositories: Pick<Repositories, 'people'>;
  personSettings: Pick<PersonSettingsService, 'list'>;
  /** Null where nothing can send mail. */
  requestMail: RequestMail | null;
}

export type MailMinutes = ReturnType<typeof createMailMinutes>;
export type ListRecipients = ReturnType<typeof createListRecipients>;

/**
 * Who gets the minutes by mail (product.md, "The week" 6): who was noted as absent, who asked for them, and the informed
 * outside of the channel. Everybody once, for the first of these reasons.
 */
export function createListRecipients({
  repositories,
  personSettings,
}: Omit<MinutesMailDependencies, 'requestMail'>) {
  return async ({
    series,
    meeting,
  }: Pick<MeetingRecords, 'series' | 'meeting'>): Promise<MinutesRecipient[]> => {
    const readers = series.people.filter(({ role }) => role !== 'guest');
    const ids = readers.map(({ personId }) => personId);
    const settings = await personSettings.list(ids);
    const because = (personId: string): MailReason | null => {
      if (isAbsent(meeting, personId)) return 'absent';
      return settings.get(personId)?.mailMinutes === true ? 'asked' : null;
    };
    const wanted = readers.filter(({ personId }) => because(personId) !== null);
    const known = await repositories.people.list(wanted.map(({ personId }) => personId));
    const own = wanted.map(({ personId, name }) => ({
      personId,
      name,
      email: known.find(({ id }) => id === personId)?.email ?? null,
      language: settings.get(personId)?.language ?? series.language,
      because: because(personId) ?? 'asked',
    }));
    return withoutDoubles([...own, ...toInformed(series)]);
  };
}

function isAbsent({ attendance }: Meeting, personId: string): boolean {
  return attendance.some((one) => one.personId === personId && one.state === 'absent');
}

function toInformed({ informed, language }: Series): MinutesRecipient[] {
  return informed.map(({ name, email }) => {
    return { personId: null, name, email, language, because: 'informed' as const };
  });
}

function withoutDoubles(recipients: readonly MinutesRecipient[]): MinutesRecipient[] {
  const seen = new Set<string>();
  return recipients.filter(({ email, personId }) => {
    const key = email?.toLowerCase() ?? personId ?? '';
    return !seen.has(key) && seen.add(key).size > 0;
  });
}

/** Asks for the mails of the newest minutes of a meeting; each recipient's mail exists once. */
export function createMailMinutes(deps: MinutesMailDependencies) {
  const listRecipients = createListRecipients(deps);
  return async (records: MeetingRecords): Promise<void> => {
    const { requestMail } = deps;
    const { meeting, series } = records;
    const version = meeting.minutes.at(-1)?.version;
    if (requestMail === null || version === undefined) return;
    const subject = { kind: 'minutes', seriesId: series.id, meetingId: meeting.id, version } as const;
    for (const { email, because, ...to } of await listRecipients(records)) {
      if (email !== null) await requestMail({ subject, to: { ...to, email }, because });
    }
  };
}
