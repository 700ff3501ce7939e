import type { Notice } from '../../../shared/check-in/notice.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { CardJson } from '../../app/ports.ts';
import { toAction, toTabAction } from './card.ts';
import type { CheckInDrawing } from './check-in-input.ts';
import { toText, type Element } from './elements.ts';
import { toButtons } from './inputs.ts';

const chatUrl = 'https://teams.microsoft.com/l/chat/0/0';

/**
 * That somebody of the other side named the same customer: the latest such notice; the next one comes when it is
 * answered. It gives the time rather than "an hour ago", because a card stays as it was drawn.
 */
export function toNoticeElements(notices: readonly Notice[], drawing: CheckInDrawing): Element[] {
  const { series, t, dates } = drawing;
  const first = notices[0];
  if (first === undefined) return [];
  const name = nameOf(series, first.personId);
  const values = { name, customer: first.customer, when: dates.moment(first.at) };
  const text = toText(t('card.notice', values), { weight: 'Bolder', color: 'Accent' });
  return [text, toButtons(toNoticeActions(first, name, drawing))];
}

function toNoticeActions(
  { personId, customer }: Notice,
  name: string,
  { meeting, t, emailOf }: CheckInDrawing,
): CardJson[] {
  const email = emailOf?.(personId) ?? null;
  const data = { meetingId: meeting.id, customer };
  const press = (title: string, verb: string) => toAction({ title, verb, data, withInputs: false });
  return [
    ...(email === null ? [] : [toTabAction(t('card.notice.talk', { name }), toChatUrl(email))]),
    press(t('card.notice.together'), 'check-in.together'),
    press(t('card.notice.fine'), 'check-in.fine'),
  ];
}

/** Opens a chat with one person (Teams deep link). */
function toChatUrl(email: string): string {
  return `${chatUrl}?users=${encodeURIComponent(email)}`;
}
