import type { Translate } from '../../../shared/locales/translate.ts';
import type { CardSubject, OutgoingMessage, RenderCard } from '../../app/ports.ts';
import type { Queries } from '../../app/queries.ts';
import { toAgendaCard } from './agenda-card.ts';
import { toCheckInCard } from './check-in-card.ts';
import { toNote } from './elements.ts';
import { toMinutesCard } from './minutes-card.ts';

export interface RenderDependencies {
  queries: Pick<Queries, 'loadMeeting' | 'findCheckIn'>;
  /** A translator for a BCP 47 tag; English where there is no catalogue for it. */
  translateFor: (language: string) => Translate;
  /** Deep link to a meeting in the tab. */
  tabUrl: (meetingId: string) => string;
}

interface Drawn {
  message: OutgoingMessage | null;
  t: Translate;
}

/** Draws cards from what is stored now; null for a record that is gone, or an agenda that is not there yet. */
export function createRenderCard({ queries, translateFor, tabUrl }: RenderDependencies): RenderCard {
  async function drawCheckIn(meetingId: string, personId: string): Promise<Drawn | null> {
    const found = await queries.findCheckIn(meetingId, personId);
    if (found === null) return null;
    const t = translateFor(found.series.language);
    return { t, message: toCheckInCard({ ...found, t, tabUrl: tabUrl(meetingId) }) };
  }

  async function drawMeeting(kind: 'agenda' | 'minutes', meetingId: string): Promise<Drawn | null> {
    const records = await queries.loadMeeting(meetingId);
    if (records === null) return null;
    const t = translateFor(records.series.language);
    const input = { ...records, t, tabUrl: tabUrl(meetingId) };
    if (kind === 'minutes') return { t, message: toMinutesCard(input) };
    return { t, message: records.meeting.state === 'planned' ? null : toAgendaCard(input) };
  }

  function draw(subject: CardSubject): Promise<Drawn | null> {
    switch (subject.kind) {
      case 'check-in':
        return drawCheckIn(subject.meetingId, subject.personId);
      case 'agenda':
      case 'minutes':
        return drawMeeting(subject.kind, subject.meetingId);
      default:
        throw new Error(`no card for ${subject.kind}`);
    }
  }

  return async (subject: CardSubject, { isRepeat }) => {
    const drawn = await draw(subject);
    const message = drawn?.message ?? null;
    if (drawn === null || message === null) return null;
    return isRepeat ? withNote(message, drawn.t('card.repeat')) : message;
  };
}

function withNote({ card, summary }: OutgoingMessage, text: string): OutgoingMessage {
  const body = Array.isArray(card.body) ? (card.body as unknown[]) : [];
  return { card: { ...card, body: [toNote(text), ...body] }, summary };
}
