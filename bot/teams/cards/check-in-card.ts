import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, sizeOf, toAction, toCard, toTabAction } from './card.ts';
import { toAnswerLines } from './check-in-answers.ts';
import { toFormActions, toFormBody } from './check-in-form.ts';
import type { CheckInCardInput } from './check-in-input.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { toHeading, toNote, toText, type Element } from './elements.ts';

/** What is drawn, with the way in which its dates are written. */
type Drawing = CheckInCardInput & { dates: DateWords };

/** Room for what stands around the entries of an answered check-in. */
const frame = 3200;

/**
 * A person's own check-in: the form, what was answered, or that it is closed, by what is stored now
 * (product.md, "The week" 1). A press on a copy of it is told apart by the `round` in its data.
 */
export function toCheckInCard(input: CheckInCardInput): OutgoingMessage {
  const { series, meeting, checkIn, t, editing = false } = input;
  const dates = createDateWords(series.language, meeting.zone);
  const drawing: Drawing = { ...input, dates };
  const date = dates.date(meeting.date);
  const answered = t('card.checkIn.summaryAnswered', { date });
  if (!isOpen(meeting)) return { card: toClosed(drawing), summary: answered };
  if (isAnswered(checkIn) && !editing) return { card: toAnswered(drawing), summary: answered };
  const form = toCheckIn(drawing, toFormBody(input, dates), toFormActions(input));
  const card = sizeOf(form) <= cardLimit ? form : toTooLong(drawing);
  return { card, summary: t('card.checkIn.summaryAsk', { date }) };
}

/** Answers are taken until the meeting starts. */
export function isOpen({ state }: Meeting): boolean {
  return state === 'planned' || state === 'open';
}

function isAnswered({ state }: CheckIn): boolean {
  return state === 'sent' || state === 'skipped';
}

function toAnswered(drawing: Drawing): CardJson {
  const { meeting, t, dates } = drawing;
  const { id: meetingId, startsAt } = meeting;
  const edit = toAction({
    title: t('card.edit'),
    verb: 'check-in.edit',
    data: { meetingId },
    isPrimary: true,
  });
  const canEdit = toNote(t('card.checkIn.canEdit', { starts: dates.moment(startsAt) }));
  return toCheckIn(drawing, [...toAnswers(drawing), canEdit], [edit, toOpenTab(drawing)]);
}

function toClosed(drawing: Drawing): CardJson {
  const { checkIn, t } = drawing;
  const answers = isAnswered(checkIn) ? toAnswers(drawing) : [toText(t('card.checkIn.unanswered'))];
  return toCheckIn(drawing, [toText(t('card.checkIn.closed')), ...answers], [toOpenTab(drawing)]);
}

/** The stored answers do not fit into the boxes of a card: they are edited in the tab, so that nothing is cut. */
function toTooLong(drawing: Drawing): CardJson {
  const body = [toText(drawing.t('card.checkIn.tooLong')), ...toAnswers(drawing)];
  return toCheckIn(drawing, body, [toOpenTab(drawing)]);
}

function toOpenTab({ t, tabUrl }: Drawing): CardJson {
  return toTabAction(t('card.openTab'), tabUrl);
}

function toAnswers({ series, checkIn, t, dates, notice = [] }: Drawing): Element[] {
  const { answeredAt, personId } = checkIn;
  const when = answeredAt === null ? '' : dates.moment(answeredAt);
  const budget = cardLimit - frame - sizeOf(notice);
  return toAnswerLines(checkIn, { name: nameOf(series, personId), when, budget }, t);
}

function toCheckIn(drawing: Drawing, body: readonly Element[], actions: readonly CardJson[]): CardJson {
  const { series, meeting, t, dates, notice = [] } = drawing;
  const date = dates.date(meeting.date);
  const fallbackText = t('card.checkIn.summaryAsk', { date });
  const heading = toHeading(t('card.checkIn.title', { date }));
  return toCard({ body: [heading, ...notice, ...body], actions, fallbackText, language: series.language });
}
