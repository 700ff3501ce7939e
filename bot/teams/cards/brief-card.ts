import type { Translate } from '../../../shared/locales/translate.ts';
import { toItemTitle } from '../../../shared/meeting/title.ts';
import { nameOf } from '../../../shared/series/people.ts';
import { hasNews, type Brief } from '../../app/brief.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, keepWithin, toCard, toTabAction } from './card.ts';
import { shorten } from './clean-text.ts';
import { createDateWords, toMeetingDay, type DateWords } from './dates.ts';
import { toHeading, toLine, toNote, toSubheading, toText, type Element } from './elements.ts';

export interface BriefCardInput {
  brief: Brief;
  /** Translates into the chair's language, a BCP 47 tag. */
  t: Translate;
  language: string;
  /** IANA zone of the chair. */
  zone: string;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
}

type Drawing = BriefCardInput & { dates: DateWords };

/** Room for what stands around the lists. */
const frame = 2000;
const lineLength = 200;

/** What waits for a chair before the meeting. How to settle it needs words, so that is done in the tab. */
export function toBriefCard(input: BriefCardInput): OutgoingMessage {
  const { brief, t, language, zone, tabUrl } = input;
  const drawing: Drawing = { ...input, dates: createDateWords(language, zone) };
  const { meeting } = brief.records;
  const date = drawing.dates.date(toMeetingDay(meeting));
  const lists = [
    ...toList(t('card.brief.waiting'), toWaiting(drawing)),
    ...toList(t('card.brief.settle'), [...toUndone(drawing), ...toStuck(drawing)]),
    ...toList(t('card.brief.unreachable'), toUnreachable(drawing)),
  ];
  const body = [
    toHeading(t('card.brief.title', { date })),
    toText(t('card.brief.starts', { when: drawing.dates.moment(meeting.startsAt) })),
    ...(hasNews(brief) ? [] : [toText(t('card.brief.nothing'))]),
    ...keepWithin(lists, cardLimit - frame, (count) => toNote(t('card.andMore', { count }))),
  ];
  const summary = t('card.brief.title', { date });
  const actions = [toTabAction(t('card.openTab'), tabUrl)];
  return { card: toCard({ body, actions, fallbackText: summary, language }), summary };
}

function toList(title: string, lines: Element[]): Element[] {
  return lines.length === 0 ? [] : [toSubheading(title), ...lines];
}

function toWaiting({ brief, t }: Drawing): Element[] {
  const { series } = brief.records;
  return brief.waitingFor.map(({ personId, snoozedUntil }) => {
    const later = snoozedUntil === null ? [] : [{ text: ` (${t('card.brief.later')})`, subtle: true }];
    return toLine([{ text: `• ${nameOf(series, personId)}` }, ...later]);
  });
}

function toUndone({ brief, t, dates }: Drawing): Element[] {
  const { series } = brief.records;
  return brief.toSettle.map(({ text, ownerId, dueOn }) => {
    const date = dueOn === null ? '' : dates.date(dueOn);
    const who = t('card.brief.undone', { owner: nameOf(series, ownerId), date });
    return toLine([{ text: `• ${shorten(text, lineLength)}` }, { text: `\n${who}`, subtle: true }]);
  });
}

function toStuck({ brief, t }: Drawing): Element[] {
  const { series } = brief.records;
  const departmentName = (id: string) => series.departments.find((one) => one.id === id)?.name ?? id;
  return brief.stuck.map((item) => {
    const weeks = item.origin.kind === 'carried-over' ? item.origin.weeks : 0;
    const title = shorten(toItemTitle(item, departmentName, t), lineLength);
    const why = t('card.brief.stuck', { weeks });
    return toLine([{ text: `• ${title}` }, { text: `\n${why}`, subtle: true }]);
  });
}

function toUnreachable({ brief, t }: Drawing): Element[] {
  const { series } = brief.records;
  if (brief.unreachable.length === 0) return [];
  const names = brief.unreachable.map((id) => toLine([{ text: `• ${nameOf(series, id)}` }]));
  return [...names, toNote(t('card.unreachable'))];
}
