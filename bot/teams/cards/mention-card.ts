import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting } from '../../../shared/meeting/meeting.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { toCard, toTabAction } from './card.ts';
import { cleanText } from './clean-text.ts';
import { createDateWords, toMeetingDay } from './dates.ts';
import { toHeading, toNote, toText, type Element } from './elements.ts';

export interface MentionCardInput {
  series: Series;
  meeting: Meeting;
  /** Whom the bot cannot write to one to one, by their Teams identity. */
  people: readonly { objectId: string; name: string }[];
  /** Translates into the language of the series. */
  t: Translate;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
}

/** More people than that are counted, for mentions would fill the card. */
const mentionLimit = 30;

/** Asks in the channel those who cannot be asked one to one; null where there are none any more. */
export function toMentionCard(input: MentionCardInput): OutgoingMessage | null {
  const { series, meeting, people, t, tabUrl } = input;
  if (people.length === 0) return null;
  const dates = createDateWords(series.language, meeting.zone);
  const date = dates.date(toMeetingDay(meeting));
  const shown = people.slice(0, mentionLimit);
  const mentions = shown.map(toMention);
  const names: Element = { type: 'TextBlock', text: mentions.map(({ text }) => text).join(', '), wrap: true };
  const rest = people.length - shown.length;
  const body = [
    toHeading(t('card.checkIn.title', { date })),
    names,
    ...(rest > 0 ? [toNote(t('card.mention.more', { count: rest }))] : []),
    toText(t('card.mention.ask', { when: dates.moment(meeting.agendaPostsAt) })),
    toNote(t('card.unreachable')),
  ];
  const summary = t('card.mention.summary', { date });
  const actions = [toTabAction(t('card.daily.bring'), tabUrl)];
  const card = toCard({ body, actions, fallbackText: summary, language: series.language });
  return { card: { ...card, msteams: { width: 'Full', entities: mentions } }, summary };
}

/** A mention as Teams reads it: the text of the entity stands in the card letter by letter. */
function toMention({ objectId, name }: { objectId: string; name: string }): CardJson & { text: string } {
  const plain = cleanText(name)
    .replaceAll(/[<>&\\`*_~[\]#|]/gu, '')
    .trim();
  return { type: 'mention', text: `<at>${plain}</at>`, mentioned: { id: objectId, name: plain } };
}
