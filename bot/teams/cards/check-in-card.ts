import type { CheckIn } from '../../../shared/check-in/check-in.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, sizeOf, toAction, toCard, toTabAction } from './card.ts';
import { toAnswerLines } from './check-in-answers.ts';
import { toFormActions, toFormBody } from './check-in-form.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { toHeading, toNote, toText, type Element } from './elements.ts';

export interface CheckInCardInput {
  series: Series;
  meeting: Meeting;
  checkIn: CheckIn;
  /** Translates into the language of the series. */
  t: Translate;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
  /** Shows an answered check-in as a form again. */
  editing?: boolean;
  /** Told first, when a press could not be carried out. */
  notice?: readonly Element[];
}

/** Room for what stands around the entries of an answered check-in. */
const frame = 3200;

/**
 * A person's own check-in: the form, what was answered, or that it is closed, by what is stored now
 * (product.md, "The week" 1). A press on a copy of it is told apart by the `round` in its data.
 */
export function toCheckInCard(input: CheckInCardInput): OutgoingMessage {
  const { series, meeting, checkIn, t, editing = false } = input;
  const dates = createDateWords(series.language, meeting.zone);
  const date = dates.date(meeting.date);
  const isAnswered = checkIn.state === 'sent' || checkIn.state === 'skipped';
  if (!isOpen(meeting)) return toMessage(toClosed(input, dates), 'card.checkIn.summaryAnswered', date, t);
  if (isAnswered && !editing)
    return toMessage(toAnswered(input, dates), 'card.checkIn.summaryAnswered', date, t);
  const form = toForm(input, dates);
  const card = sizeOf(form) <= cardLimit ? form : toTooLong(input, dates);
  return toMessage(card, 'card.checkIn.summaryAsk', date, t);
}

/** Answers are taken until the meeting starts. */
export function isOpen({ state }: Meeting): boolean {
  return state === 'planned' || state === 'open';
}

function toForm(input: CheckInCardInput, dates: DateWords): CardJson {
  return toCheckIn(input, dates, toFormBody(input, dates), toFormActions(input));
}

function toAnswered(input: CheckInCardInput, dates: DateWords): CardJson {
  const { meeting, t } = input;
  const { id: meetingId, startsAt } = meeting;
  const edit = toAction({
    title: t('card.edit'),
    verb: 'check-in.edit',
    data: { meetingId },
    isPrimary: true,
  });
  const canEdit = toNote(t('card.checkIn.canEdit', { starts: dates.moment(startsAt) }));
  return toCheckIn(
    input,
    dates,
    [...toAnswers(input, dates), canEdit],
    [edit, toTabAction(t('card.openTab'), input.tabUrl)],
  );
}

function toClosed(input: CheckInCardInput, dates: DateWords): CardJson {
  const { checkIn, t } = input;
  const isAnswered = checkIn.state === 'sent' || checkIn.state === 'skipped';
  const answers = isAnswered ? toAnswers(input, dates) : [toText(t('card.checkIn.unanswered'))];
  const body = [toText(t('card.checkIn.closed')), ...answers];
  return toCheckIn(input, dates, body, [toTabAction(t('card.openTab'), input.tabUrl)]);
}

/** The stored answers do not fit into the boxes of a card: they are edited in the tab, so that nothing is cut. */
function toTooLong(input: CheckInCardInput, dates: DateWords): CardJson {
  const body = [toText(input.t('card.checkIn.tooLong')), ...toAnswers(input, dates)];
  return toCheckIn(input, dates, body, [toTabAction(input.t('card.openTab'), input.tabUrl)]);
}

function toAnswers(input: CheckInCardInput, dates: DateWords): Element[] {
  const { series, checkIn, t, notice = [] } = input;
  const budget = cardLimit - frame - sizeOf(notice);
  const who = { name: nameOf(series, checkIn.personId), when: whenAnswered(checkIn, dates) };
  return toAnswerLines(checkIn, who, t, budget);
}

function whenAnswered({ answeredAt }: CheckIn, dates: DateWords): string {
  return answeredAt === null ? '' : dates.moment(answeredAt);
}

function toCheckIn(
  { series, meeting, t, notice = [] }: CheckInCardInput,
  dates: DateWords,
  body: readonly Element[],
  actions: readonly CardJson[],
): CardJson {
  const title = t('card.checkIn.title', { date: dates.date(meeting.date) });
  const fallbackText = t('card.checkIn.summaryAsk', { date: dates.date(meeting.date) });
  const { language } = series;
  return toCard({ body: [toHeading(title), ...notice, ...body], actions, fallbackText, language });
}

function toMessage(
  card: CardJson,
  summary: 'card.checkIn.summaryAsk' | 'card.checkIn.summaryAnswered',
  date: string,
  t: Translate,
): OutgoingMessage {
  return { card, summary: t(summary, { date }) };
}
