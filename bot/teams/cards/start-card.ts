import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import { toSchedulingLink } from '../../../shared/series/calendar.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { Series, Start } from '../../../shared/series/series.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { toAction, toCard, toTabAction } from './card.ts';
import { shorten } from './clean-text.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { toHeading, toLine, toNote, toSubheading, toText, type Element } from './elements.ts';
import { toExample, toPlan, toRules, toSlotText } from './start-words.ts';

/** What the cards of a start are drawn from, once somebody was asked. */
export interface StartCardInput {
  series: Series;
  start: Start;
  /** The first meeting, once it is planned. */
  first: Meeting | null;
  /** Translates into the reader's language, a BCP 47 tag. */
  t: Translate;
  language: string;
  /** Leaders and representatives whom the bot cannot write to one to one. */
  unreachable: readonly string[];
  /** Deep link to a meeting in the tab. */
  tabUrl: (meetingId: string) => string;
}

/** Longest list of names that a card repeats. */
const namesLength = 600;

/** How far the start is, for the one who added the app. */
export function toStartCard(input: StartCardInput): OutgoingMessage {
  const { series, start, first, t, language, tabUrl } = input;
  const dates = createDateWords(language, series.schedule.zone);
  const name = nameOf(series, start.otherChairId);
  const states = { waiting: toWaiting, 'not-now': toDeclined, joined: toJoined };
  const { title, body } = states[start.answer](input, { name, dates });
  const data = { seriesId: series.id };
  const again = toAction({ title: t('card.start.again'), verb: 'start.ask-again', data });
  const isJoined = start.answer === 'joined' && first !== null;
  const actions: CardJson[] = [
    ...(start.answer === 'not-now' ? [again] : []),
    ...(isJoined
      ? [
          toTabAction(t('card.openTab'), tabUrl(first.id)),
          toTabAction(t('card.start.schedule'), toSchedulingLink(series, first.startsAt)),
        ]
      : []),
  ];
  const parts = [toHeading(title), ...body, ...toUnreachable(input)];
  const card = toCard({ body: parts, actions, fallbackText: title, language });
  return { card, summary: title };
}

/** Without the app they hear of nothing, so whoever begins has to know. */
function toUnreachable({ series, unreachable, t }: StartCardInput): Element[] {
  if (unreachable.length === 0) return [];
  const names = shorten(unreachable.map((id) => nameOf(series, id)).join(', '), namesLength);
  return [
    toSubheading(t('card.brief.unreachable')),
    toLine([{ text: names }]),
    toNote(t('card.unreachable')),
  ];
}

interface Words {
  /** Name of the other leader. */
  name: string;
  dates: DateWords;
}

interface Told {
  title: string;
  body: Element[];
}

function toWaiting({ series, t }: StartCardInput, { name, dates }: Words): Told {
  const body = [
    toText(toSlotText(series.schedule, dates, t)),
    toText(t('card.start.waitingText', { name })),
    ...toRules(series.schedule, t),
    toExample(series.departments, t),
  ];
  return { title: t('card.start.waiting', { name }), body };
}

function toDeclined({ start, t }: StartCardInput, { name }: Words): Told {
  const reason =
    start.reason === '' ? [] : [toLine([{ text: t('card.start.reason', { reason: start.reason }) }])];
  const body = [...reason, toNote(t('card.start.nothingPosted'))];
  return { title: t('card.start.declined', { name }), body };
}

function toJoined({ series, first, t }: StartCardInput, { name, dates }: Words): Told {
  const when =
    first === null ? [] : [toText(t('card.start.firstMeeting', { when: dates.moment(first.startsAt) }))];
  const plan = first === null ? toRules(series.schedule, t) : toPlan(first, dates, t);
  return { title: t('card.start.joined', { name }), body: [...when, ...plan] };
}
