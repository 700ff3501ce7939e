import { nameOf } from '../../../shared/series/people.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { toCard, toTabAction } from './card.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { toHeading, toLine, toNote, toText, type Element } from './elements.ts';
import type { StartCardInput } from './start-card.ts';
import { toPlan, toRules, toSlotText } from './start-words.ts';

/** For everybody, once both leaders have joined: what they stand for, signed, and when what happens. */
export function toTogetherCard(input: StartCardInput): OutgoingMessage {
  const { series, start, first, t, language, tabUrl } = input;
  const dates = createDateWords(language, series.schedule.zone);
  const names = { one: nameOf(series, start.addedBy), other: nameOf(series, start.otherChairId) };
  const title = t('card.together.title', names);
  const body = [
    toHeading(title),
    toLine([{ text: start.commitment }]),
    ...toSignatures(input, dates),
    toText(toSlotText(series.schedule, dates, t), { separator: true }),
    ...(first === null ? toRules(series.schedule, t) : toPlan(first, dates, t)),
  ];
  const actions = first === null ? [] : [toTabAction(t('card.openTab'), tabUrl(first.id))];
  return { card: toCard({ body, actions, fallbackText: title, language }), summary: title };
}

function toSignatures({ series, start, t }: StartCardInput, dates: DateWords): Element[] {
  const { addedBy, askedAt, otherChairId, answeredAt } = start;
  const sign = (personId: string, at: string) =>
    toNote(t('card.together.signed', { name: nameOf(series, personId), date: dates.dayOf(at) }));
  return [sign(addedBy, askedAt), sign(otherChairId, answeredAt ?? askedAt)];
}
