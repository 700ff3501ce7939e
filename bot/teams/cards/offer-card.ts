import { isStillAsked } from '../../../shared/check-in/progress.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { chairsOf, nameOf, representativesOf } from '../../../shared/series/people.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import type { MeetingRecords } from '../../app/queries.ts';
import { toAction, toCard, toTabAction } from './card.ts';
import { createDateWords, toMeetingDay, type DateWords } from './dates.ts';
import { toHeading, toNote, toText, type Element } from './elements.ts';
import { toSkippedNotes } from './meeting-notes.ts';

export interface OfferCardInput {
  records: Pick<MeetingRecords, 'series' | 'meeting' | 'checkIns'>;
  /** The chair who is asked. */
  personId: string;
  /** Translates into the chair's language, a BCP 47 tag. */
  t: Translate;
  language: string;
  /** IANA zone of the chair. */
  zone: string;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
}

type Drawing = OfferCardInput & { dates: DateWords };

/** The question whether a meeting is needed, or what has become of it (product.md, "The week" 4). */
export function toOfferCard(input: OfferCardInput): OutgoingMessage {
  const { t, language, zone, tabUrl, records } = input;
  const drawing: Drawing = { ...input, dates: createDateWords(language, zone) };
  const date = drawing.dates.date(toMeetingDay(records.meeting));
  const summary = t('card.offer.title', { date });
  const outcome = toOutcome(drawing);
  const body = [toHeading(summary), ...(outcome ?? toQuestion(drawing))];
  const actions = [...(outcome === null ? toButtons(drawing) : []), toTabAction(t('card.openTab'), tabUrl)];
  return { card: toCard({ body, actions, fallbackText: summary, language }), summary };
}

/** What is settled, or waits for somebody else; null where this chair is asked. */
function toOutcome({ records, personId, t, dates }: Drawing): Element[] | null {
  const { meeting, series } = records;
  const { offer, state } = meeting;
  if (state === 'skipped') return toSkippedNotes(meeting, { nameOf: (id) => nameOf(series, id), dates }, t);
  if (state !== 'open') return [toText(t('card.offer.begun'))];
  if (offer === null) return [toText(t('card.offer.cameUp'))];
  if (offer.keptBy !== null) return [toText(t('card.offer.kept', { name: nameOf(series, offer.keptBy) }))];
  if (!offer.notNeeded.includes(personId)) return null;
  const waiting = chairsOf(series).filter((chair) => !offer.notNeeded.includes(chair.personId));
  return [toText(t('card.offer.waiting', { names: waiting.map(({ name }) => name).join(', ') }))];
}

function toQuestion({ records, t }: Drawing): Element[] {
  const { meeting, series, checkIns } = records;
  const expected = new Set([...chairsOf(series), ...representativesOf(series)].map((one) => one.personId));
  const open = checkIns.filter(isStillAsked).length;
  const agreed = (meeting.offer?.notNeeded ?? []).map((id) => nameOf(series, id));
  return [
    toText(t('card.offer.question', { minutes: meeting.lengthMinutes, people: expected.size })),
    ...(agreed.length === 0 ? [] : [toText(t('card.offer.agreed', { names: agreed.join(', ') }))]),
    ...(open === 0 ? [] : [toNote(t('card.offer.open', { count: open }))]),
    toNote(t('card.offer.both')),
  ];
}

function toButtons({ records, t }: Drawing): CardJson[] {
  const data = { meetingId: records.meeting.id };
  return [
    toAction({ title: t('card.offer.notNeeded'), verb: 'offer.not-needed', data }),
    toAction({ title: t('card.offer.keep'), verb: 'offer.keep', data }),
  ];
}
