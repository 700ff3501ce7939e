import { answerLimit, checkInSections, type CheckInSection } from '../../../shared/check-in/check-in.ts';
import { isStillAsked } from '../../../shared/check-in/progress.ts';
import { nameOf, otherDepartment } from '../../../shared/series/people.ts';
import type { CardJson } from '../../app/ports.ts';
import { toAction } from './card.ts';
import type { CheckInDrawing } from './check-in-input.ts';
import { toNote, toText, type Element } from './elements.ts';
import { toButtons, toTextBox } from './inputs.ts';
import { toMovedNote } from './meeting-notes.ts';

/** Shown at once; the other three questions stand behind "More" (product.md, "The week" 1). */
const openSections: readonly CheckInSection[] = ['activities', 'wins', 'problems'];
const moreId = 'more';

/** Who is asked and why, until when, and the six boxes with what is stored in them. */
export function toFormBody(drawing: CheckInDrawing): Element[] {
  const { meeting, t, dates } = drawing;
  const starts = dates.moment(meeting.startsAt);
  const deadline =
    meeting.agendaPostedAt === null
      ? t('card.checkIn.onTime', { onTime: dates.moment(meeting.agendaPostsAt), starts })
      : t('card.checkIn.late', { starts });
  return [
    ...toMovedNote(meeting, dates, t),
    toText(toWhy(drawing)),
    toText(deadline),
    ...toSnoozed(drawing),
    toNote(t('card.checkIn.hint')),
    ...openSections.map((section) => toBox(section, drawing)),
    ...toMore(drawing),
  ];
}

function toWhy({ series, checkIn, t }: CheckInDrawing): string {
  const { insteadOf } = checkIn;
  const department =
    series.departments.find(({ id }) => id === checkIn.department)?.name ?? checkIn.department;
  if (insteadOf === null) return t('card.checkIn.why', { department, series: series.name });
  return t('card.checkIn.whyInstead', { department, series: series.name, name: nameOf(series, insteadOf) });
}

function toSnoozed({ checkIn, t, dates }: CheckInDrawing): Element[] {
  const { snoozedUntil } = checkIn;
  if (snoozedUntil === null || !isStillAsked(checkIn)) return [];
  return [toNote(t('card.checkIn.snoozed', { when: dates.moment(snoozedUntil) }))];
}

/** Send, nothing to report, and: before it was answered copy last week's and more choices, later leave it as it is. */
export function toFormActions({
  meeting,
  checkIn,
  t,
  editing = false,
  hasLast = false,
}: CheckInDrawing): CardJson[] {
  const data = { meetingId: meeting.id, round: checkIn.round };
  const send = { title: t('card.send'), verb: 'check-in.send', data, isPrimary: true };
  const copy = { title: t('card.copyLast'), verb: 'check-in.copy', data };
  const choices = { title: t('card.choices'), verb: 'check-in.choices', data };
  const keep = {
    title: t('card.keep'),
    verb: 'check-in.show',
    data: { meetingId: meeting.id },
    withInputs: false,
  };
  return [
    toAction(send),
    toAction({ title: t('card.nothingToReport'), verb: 'check-in.skip', data }),
    ...(hasLast && !editing ? [toAction(copy)] : []),
    toAction(editing ? keep : choices),
  ];
}

/** Boxes that hold something are never hidden: what nobody sees is sent along unread. */
function toMore(drawing: CheckInDrawing): Element[] {
  const hidden = checkInSections.filter((section) => !openSections.includes(section));
  const isVisible = hidden.some((section) => (drawing.checkIn.answers[section] ?? '') !== '');
  const toggle = { type: 'Action.ToggleVisibility', title: drawing.t('card.more'), targetElements: [moreId] };
  const items = hidden.map((section) => toBox(section, drawing));
  return [toButtons([toggle]), { type: 'Container', id: moreId, isVisible, items }];
}

function toBox(section: CheckInSection, { series, checkIn, t }: CheckInDrawing): Element {
  const department = otherDepartment(series, checkIn.department)?.name ?? '';
  return toTextBox({
    id: section,
    label: t(`checkIn.${section}`),
    placeholder: t(`card.checkIn.hintOf.${section}`, { department }),
    isMultiline: true,
    maxLength: answerLimit,
    value: checkIn.answers[section] ?? '',
  });
}
