import { answerLimit, checkInSections, type CheckInSection } from '../../../shared/check-in/check-in.ts';
import { otherDepartment } from '../../../shared/series/people.ts';
import type { CardJson } from '../../app/ports.ts';
import { toAction } from './card.ts';
import type { CheckInCardInput } from './check-in-input.ts';
import type { DateWords } from './dates.ts';
import { toNote, toText, type Element } from './elements.ts';

/** Shown at once; the other three questions stand behind "More" (product.md, "The week" 1). */
const openSections: readonly CheckInSection[] = ['activities', 'wins', 'problems'];
const moreId = 'more';

/** Who is asked and why, until when, and the six boxes with what is stored in them. */
export function toFormBody(input: CheckInCardInput, dates: DateWords): Element[] {
  const { series, meeting, checkIn, t } = input;
  const department =
    series.departments.find(({ id }) => id === checkIn.department)?.name ?? checkIn.department;
  const starts = dates.moment(meeting.startsAt);
  const deadline =
    meeting.agendaPostedAt === null
      ? t('card.checkIn.onTime', { onTime: dates.moment(meeting.agendaPostsAt), starts })
      : t('card.checkIn.late', { starts });
  return [
    toText(t('card.checkIn.why', { department, series: series.name })),
    toText(deadline),
    toNote(t('card.checkIn.hint')),
    ...openSections.map((section) => toBox(section, input)),
    ...toMore(input),
  ];
}

/** Send, nothing to report and, when it was answered before, leave it as it is. */
export function toFormActions({ meeting, checkIn, t, editing = false }: CheckInCardInput): CardJson[] {
  const data = { meetingId: meeting.id, round: checkIn.round };
  const keep = {
    title: t('card.keep'),
    verb: 'check-in.show',
    data: { meetingId: meeting.id },
    withInputs: false,
  };
  return [
    toAction({ title: t('card.send'), verb: 'check-in.send', data, isPrimary: true }),
    toAction({ title: t('card.nothingToReport'), verb: 'check-in.skip', data, withInputs: false }),
    ...(editing ? [toAction(keep)] : []),
  ];
}

/** Boxes that hold something are never hidden: what nobody sees is sent along unread. */
function toMore(input: CheckInCardInput): Element[] {
  const hidden = checkInSections.filter((section) => !openSections.includes(section));
  const isVisible = hidden.some((section) => (input.checkIn.answers[section] ?? '') !== '');
  const toggle = { type: 'Action.ToggleVisibility', title: input.t('card.more'), targetElements: [moreId] };
  return [
    { type: 'ActionSet', actions: [toggle] },
    { type: 'Container', id: moreId, isVisible, items: hidden.map((section) => toBox(section, input)) },
  ];
}

function toBox(section: CheckInSection, { series, checkIn, t }: CheckInCardInput): Element {
  const department = otherDepartment(series, checkIn.department)?.name ?? '';
  const value = checkIn.answers[section] ?? '';
  return {
    type: 'Input.Text',
    id: section,
    label: t(`checkIn.${section}`),
    placeholder: t(`card.checkIn.hintOf.${section}`, { department }),
    isMultiline: true,
    maxLength: answerLimit,
    ...(value !== '' && { value }),
  };
}
