import { toNotices } from '../../../shared/check-in/notice.ts';
import { isAnswered, isStillAsked } from '../../../shared/check-in/progress.ts';
import { isOpenForAnswers } from '../../../shared/meeting/progress.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, sizeOf, toAction, toCard, toTabAction } from './card.ts';
import { toAnswerLines } from './check-in-answers.ts';
import { toChoicesBody, toChoicesActions } from './check-in-choices.ts';
import { toFormActions, toFormBody } from './check-in-form.ts';
import type { CheckInCardInput, CheckInDrawing } from './check-in-input.ts';
import { toNoticeElements } from './check-in-notices.ts';
import { createDateWords, toMeetingDay } from './dates.ts';
import { toHeading, toNote, toText, type Element } from './elements.ts';
import { toMovedNote, toSkippedNotes } from './meeting-notes.ts';

/** Room for what stands around the entries of an answered check-in. */
const frame = 3200;

/**
 * A person's own check-in: the form, what was answered, who answers instead, or that it is closed, by what is stored
 * now (product.md, "The week" 1). A press on a copy of it is told apart by the `round` in its data.
 */
export function toCheckInCard(input: CheckInCardInput): OutgoingMessage {
  const { series, meeting, t, language = series.language, zone = meeting.zone } = input;
  // What is still asked is a form anyway.
  const editing = input.editing === true && !isStillAsked(input.checkIn);
  const drawing: CheckInDrawing = { ...input, editing, language, dates: createDateWords(language, zone) };
  const date = drawing.dates.date(toMeetingDay(meeting));
  const answered = t('card.checkIn.summaryAnswered', { date });
  const told = toTold(drawing);
  if (told !== null) return { card: told, summary: answered };
  return { card: toAsking(drawing), summary: t('card.checkIn.summaryAsk', { date }) };
}

/** The card where nothing is asked; null where an answer is. */
function toTold(drawing: CheckInDrawing): CardJson | null {
  const { meeting, checkIn, editing = false } = drawing;
  if (!isOpenForAnswers(meeting)) return toClosed(drawing);
  if (checkIn.state === 'withdrawn') return toWithdrawn(drawing);
  if (editing) return null;
  if (isAnswered(checkIn)) return toAnswered(drawing);
  const isInstead = checkIn.state === 'handed-over' || checkIn.state === 'away';
  return isInstead ? toInstead(drawing) : null;
}

function toAsking(drawing: CheckInDrawing): CardJson {
  if (drawing.choosing === true && drawing.editing !== true) {
    return toCheckIn(drawing, toChoicesBody(drawing), toChoicesActions(drawing));
  }
  const form = toCheckIn(drawing, toFormBody(drawing), toFormActions(drawing));
  return sizeOf(form) <= cardLimit ? form : toTooLong(drawing);
}

function toAnswered(drawing: CheckInDrawing): CardJson {
  const { meeting, checkIn, others = [], t, dates } = drawing;
  const canEdit = toNote(t('card.checkIn.canEdit', { starts: dates.moment(meeting.startsAt) }));
  const notices = toNoticeElements(toNotices(checkIn, others), drawing);
  const around = [...toMovedNote(meeting, dates, t), ...notices];
  const body = [...around, ...toAnswers(drawing, sizeOf(around)), canEdit];
  return toCheckIn(drawing, body, [toEdit(drawing, 'card.edit'), toOpenTab(drawing)]);
}

/** Somebody else answers, or nobody is asked because the person is away. */
function toInstead(drawing: CheckInDrawing): CardJson {
  const { series, checkIn, t } = drawing;
  const { substituteId, state } = checkIn;
  const name = substituteId === null ? '' : nameOf(series, substituteId);
  const body = [
    ...(state === 'away' ? [toText(t('card.checkIn.away'))] : []),
    ...(substituteId === null ? [] : [toText(t('card.checkIn.handedOver', { name }))]),
  ];
  return toCheckIn(drawing, body, [toEdit(drawing, 'card.answerMyself'), toOpenTab(drawing)]);
}

/** Nobody waits for it: the person does not answer for the department any more. */
function toWithdrawn(drawing: CheckInDrawing): CardJson {
  const { series, checkIn, t } = drawing;
  const department = series.departments.find(({ id }) => id === checkIn.department)?.name ?? '';
  return toCheckIn(drawing, [toText(t('card.checkIn.withdrawn', { department }))], [toOpenTab(drawing)]);
}

function toClosed(drawing: CheckInDrawing): CardJson {
  const { series, meeting, checkIn, t, dates } = drawing;
  const isLeftOut = meeting.state === 'skipped';
  const head = isLeftOut
    ? toSkippedNotes(meeting, { nameOf: (id) => nameOf(series, id), dates }, t)
    : [toText(t('card.checkIn.closed'))];
  const unanswered = isLeftOut ? [] : [toText(t('card.checkIn.unanswered'))];
  const answers = isAnswered(checkIn) ? toAnswers(drawing) : unanswered;
  return toCheckIn(drawing, [...head, ...answers], [toOpenTab(drawing)]);
}

/** The stored answers do not fit into the boxes of a card: they are edited in the tab, so that nothing is cut. */
function toTooLong(drawing: CheckInDrawing): CardJson {
  const body = [toText(drawing.t('card.checkIn.tooLong')), ...toAnswers(drawing)];
  return toCheckIn(drawing, body, [toOpenTab(drawing)]);
}

function toEdit({ meeting, t }: CheckInDrawing, title: 'card.edit' | 'card.answerMyself'): CardJson {
  const data = { meetingId: meeting.id };
  return toAction({ title: t(title), verb: 'check-in.edit', data, isPrimary: true });
}

function toOpenTab({ t, tabUrl }: CheckInDrawing): CardJson {
  return toTabAction(t('card.openTab'), tabUrl);
}

function toAnswers(drawing: CheckInDrawing, taken = 0): Element[] {
  const { series, checkIn, t, dates, notice = [] } = drawing;
  const { answeredAt, personId } = checkIn;
  const when = answeredAt === null ? '' : dates.moment(answeredAt);
  const budget = cardLimit - frame - sizeOf(notice) - taken;
  return toAnswerLines(checkIn, { name: nameOf(series, personId), when, budget }, t);
}

function toCheckIn(
  drawing: CheckInDrawing,
  body: readonly Element[],
  actions: readonly CardJson[],
): CardJson {
  const { meeting, t, dates, language, notice = [] } = drawing;
  const date = dates.date(toMeetingDay(meeting));
  const fallbackText = t('card.checkIn.summaryAsk', { date });
  const heading = toHeading(t('card.checkIn.title', { date }));
  return toCard({ body: [heading, ...notice, ...body], actions, fallbackText, language });
}
