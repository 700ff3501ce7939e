import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import type { AgendaItem, Meeting } from '../../../shared/meeting/meeting.ts';
import { totalPlanned } from '../../../shared/meeting/minutes-plan.ts';
import { inOrder } from '../../../shared/meeting/order.ts';
import { toReadBeforehand } from '../../../shared/meeting/read-beforehand.ts';
import { toReasonText } from '../../../shared/meeting/reason.ts';
import { toItemTitle } from '../../../shared/meeting/title.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, keepWithin, toCard, toTabAction } from './card.ts';
import { shorten } from './clean-text.ts';
import { createDateWords, toMeetingDay, type DateWords } from './dates.ts';
import { toHeading, toLine, toLink, toNote, toText, type Element, type Run } from './elements.ts';
import { toMovedNote, toSkippedNotes } from './meeting-notes.ts';

export interface AgendaCardInput {
  series: Series;
  meeting: Meeting;
  checkIns: readonly CheckIn[];
  /** Translates into the language of the series. */
  t: Translate;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
  /** When the next meeting starts, told where this one is left out. */
  nextStartsAt?: string | null;
}

/** Room for what stands around the items. */
const frame = 3000;
const titleLength = 160;

/** The agenda for everybody: when, the items in order with the reason of each, the sum against the slot. */
export function toAgendaCard(input: AgendaCardInput): OutgoingMessage {
  const { series, meeting, t, tabUrl } = input;
  const dates = createDateWords(series.language, meeting.zone);
  if (meeting.state === 'skipped') return toLeftOut(input, dates);
  const date = dates.date(toMeetingDay(meeting));
  const items = inOrder(meeting.items);
  const lines = items.map((item, index) => toItemLine({ item, number: index + 1 }, input, dates));
  const body = [
    toHeading(t('card.agenda.title', { date })),
    toText(t('card.agenda.when', toWhen(input, dates))),
    ...toMovedNote(meeting, dates, t),
    ...(meeting.locked ? [toNote(t('card.agenda.locked'))] : []),
    ...toPosting(meeting, dates, t),
    ...keepWithin(lines, cardLimit - frame, (count) => toNote(t('card.andMore', { count }))),
    ...(items.length === 0 ? [toText(t('card.agenda.empty'))] : []),
    toSum(input),
    ...toReading(input),
  ];
  const summary = t('card.agenda.summary', { date, items: items.length });
  const actions = [toTabAction(t('card.openTab'), tabUrl)];
  return { card: toCard({ body, actions, fallbackText: summary, language: series.language }), summary };
}

/** The agenda of a meeting that does not take place: who said so, why, and when the next one is. */
function toLeftOut(input: AgendaCardInput, dates: DateWords): OutgoingMessage {
  const { series, meeting, t, tabUrl, nextStartsAt = null } = input;
  const date = dates.date(toMeetingDay(meeting));
  const isRest = meeting.items.some(({ origin }) => origin.kind !== 'standing');
  const body = [
    toHeading(t('card.agenda.skippedTitle', { date })),
    ...toSkippedNotes(meeting, { nameOf: (id) => nameOf(series, id), dates }, t),
    ...(isRest ? [toText(t('card.agenda.skippedItems'))] : []),
    ...(nextStartsAt === null ? [] : [toText(t('card.agenda.next', { when: dates.moment(nextStartsAt) }))]),
  ];
  const summary = t('card.agenda.skippedTitle', { date });
  const actions = [toTabAction(t('card.openTab'), tabUrl)];
  return { card: toCard({ body, actions, fallbackText: summary, language: series.language }), summary };
}

function toWhen({ series, meeting }: AgendaCardInput, dates: DateWords) {
  const { startsAt, lengthMinutes } = meeting;
  return { series: series.name, time: dates.span(startsAt, lengthMinutes), minutes: lengthMinutes };
}

function toPosting(
  { agendaPostedAt, agendaPostsAt, state }: Meeting,
  dates: DateWords,
  t: Translate,
): Element[] {
  if (agendaPostedAt !== null || state !== 'open') return [];
  return [toNote(t('card.agenda.notPosted', { when: dates.moment(agendaPostsAt) }))];
}

/** Number and title; then what was merged into it; then department, presenter, minutes and the reason. */
function toItemLine(
  { item, number }: { item: AgendaItem; number: number },
  { series, t }: AgendaCardInput,
  dates: DateWords,
): Element {
  const departmentName = (id: string) => series.departments.find((one) => one.id === id)?.name ?? id;
  const title = shorten(toItemTitle(item, departmentName, t), titleLength);
  const facts = [
    item.department === null || item.origin.kind === 'standing' ? null : departmentName(item.department),
    item.presenterId === null ? null : nameOf(series, item.presenterId),
    t('card.agenda.minutes', { minutes: item.plannedMinutes }),
    toReasonText(item.origin, { nameOf: (id) => nameOf(series, id), formatDate: dates.date }, t),
  ].filter((fact) => fact !== null);
  const late: Run[] = item.late ? [{ text: ` (${t('card.agenda.late')})`, attention: true }] : [];
  const merged = item.merged.map((one): Run => {
    const text = shorten(toItemTitle(one, departmentName, t), titleLength);
    return { text: `\n+ ${text}` };
  });
  const line = toLine([
    { text: t('card.agenda.item', { number, title }), bold: true },
    ...late,
    ...merged,
    { text: `\n${facts.join(' · ')}`, subtle: true },
  ]);
  const link = toSourceLink(item, t);
  return link === null ? line : { type: 'Container', items: [line, link] };
}

/** Leads to the chat message that an item was made of. */
function toSourceLink({ origin }: AgendaItem, t: Translate): Element | null {
  if (origin.kind !== 'proposed' || origin.link === null) return null;
  return toLink(t('card.agenda.link'), origin.link);
}

function toSum({ meeting, t }: AgendaCardInput): Element {
  const planned = totalPlanned(meeting.items);
  const slot = meeting.lengthMinutes;
  if (planned <= slot) return toText(t('card.agenda.fits', { planned, slot }), { separator: true });
  const overrun = t('card.agenda.overrun', { planned, slot, over: planned - slot });
  return toText(overrun, { separator: true, color: 'Attention' });
}

function toReading({ checkIns, t }: AgendaCardInput): Element[] {
  const reports = toReadBeforehand(checkIns);
  const entries = reports.reduce((sum, report) => sum + report.entries.length, 0);
  return entries === 0 ? [] : [toNote(t('card.agenda.readBeforehand', { entries, people: reports.length }))];
}
