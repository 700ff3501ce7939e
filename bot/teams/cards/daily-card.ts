import type { Action } from '../../../shared/action/action.ts';
import { isOverdue } from '../../../shared/action/overdue.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { listWaiting, type DailyContent } from '../../app/daily.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { toAction, toCard } from './card.ts';
import { shorten } from './clean-text.ts';
import { createDateWords, toMeetingDay, type DateWords } from './dates.ts';
import { toHeading, toLine, toNote, toSubheading, toText, type Element } from './elements.ts';
import { toButtons, toChoices, toDateBox } from './inputs.ts';

export interface DailyCardInput {
  content: DailyContent;
  /** Translates into the person's language, a BCP 47 tag. */
  t: Translate;
  language: string;
  /** The product's time, an instant text. */
  now: string;
}

type Drawing = DailyCardInput & { dates: DateWords };

/** With two buttons for actions, a card has room for so many more (acceptance.md 1.4). */
const checkInLimit = 3;
/** Actions that are listed; the others wait in the tab. */
const actionLimit = 25;
const textLength = 160;

/** What waits for one person today: updates to give, and actions to tick off or to give a new date. */
export function toDailyCard(input: DailyCardInput): OutgoingMessage {
  const { content, t, language, now } = input;
  const drawing: Drawing = { ...input, dates: createDateWords(language, content.zone) };
  const checkIns = listWaiting(content, now);
  const count = checkIns.length + content.actions.length;
  const body = [
    toHeading(t('card.daily.title', { date: drawing.dates.date(content.today) })),
    ...(count === 0 ? [toText(t('card.daily.done'))] : []),
    ...checkIns.slice(0, checkInLimit).flatMap((waiting) => toCheckIn(waiting, drawing)),
    ...toActions(drawing),
  ];
  const summary = count === 0 ? t('card.daily.done') : t('card.daily.summary', { count });
  return { card: toCard({ body, fallbackText: summary, language }), summary };
}

type Waiting = DailyContent['checkIns'][number];

function toCheckIn({ checkIn, meeting, series }: Waiting, { t, dates }: Drawing): Element[] {
  const date = dates.date(toMeetingDay(meeting));
  const until =
    meeting.agendaPostedAt === null
      ? t('card.daily.onTime', { when: dates.moment(meeting.agendaPostsAt) })
      : t('card.daily.late', { when: dates.moment(meeting.startsAt) });
  const bring: CardJson = toAction({
    title: t('card.daily.bring'),
    verb: 'check-in.bring',
    data: { meetingId: checkIn.meetingId },
    isPrimary: true,
    withInputs: false,
  });
  const title = t('card.daily.checkIn', { date, series: series.name });
  return [toSubheading(title), toNote(until), toButtons([bring])];
}

/** One list for all actions: a card has room for six buttons, not for two with each of them. */
function toActions({ content, t, dates }: Drawing): Element[] {
  const { actions, today } = content;
  if (actions.length === 0) return [];
  const shown = actions.slice(0, actionLimit);
  const choices = shown.map((action) => ({ title: toTitle(action, { today, t, dates }), value: action.id }));
  const press = (title: string, verb: string) => toAction({ title, verb, data: {} });
  const [only] = actions.length === 1 ? shown : [];
  return [
    toSubheading(t('card.daily.actions')),
    toChoices({
      id: 'actions',
      label: t('card.daily.choose'),
      choices,
      isMulti: true,
      ...(only !== undefined && { value: only.id }),
    }),
    ...(actions.length > shown.length
      ? [toLine([{ text: t('card.andMore', { count: actions.length - shown.length }), subtle: true }])]
      : []),
    toButtons([press(t('card.daily.markDone'), 'action.done')]),
    toDateBox('dueOn', t('card.daily.newDate'), today),
    toButtons([press(t('card.daily.setDate'), 'action.due')]),
  ];
}

function toTitle(
  action: Action,
  { today, t, dates }: { today: string; t: Translate; dates: DateWords },
): string {
  const text = shorten(action.text.replaceAll(/\s+/gu, ' '), textLength);
  const date = action.dueOn === null ? '' : dates.date(action.dueOn);
  return t(isOverdue(action, today) ? 'card.daily.overdue' : 'card.daily.due', { text, date });
}
