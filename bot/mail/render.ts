import type { Translate } from '../../shared/locales/translate.ts';
import type { RenderMail } from '../app/ports.ts';
import type { Queries } from '../app/queries.ts';
import { toMinutesMail } from './templates/minutes.ts';

export interface RenderMailDependencies {
  queries: Pick<Queries, 'loadMeeting'>;
  /** A translator for a BCP 47 tag; English where there is no catalogue for it. */
  translateFor: (language: string) => Translate;
  /** Deep link to a meeting in the tab. */
  tabUrl: (meetingId: string) => string;
}

/** Writes mails from what is stored now; null for a record that is gone. */
export function createRenderMail({ queries, translateFor, tabUrl }: RenderMailDependencies): RenderMail {
  return async ({ subject, to, because }) => {
    const { meetingId, version } = subject;
    const records = await queries.loadMeeting(meetingId);
    const minutes = records?.meeting.minutes.find((one) => one.version === version);
    if (records === null || minutes === undefined) return null;
    const { series, meeting } = records;
    const { language } = to;
    const t = translateFor(language);
    return toMinutesMail({ series, meeting, minutes, because, tabUrl: tabUrl(meetingId), language, t });
  };
}
