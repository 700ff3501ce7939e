import { nameOf, representativesOf } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { CardJson, OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, sizeOf, toAction, toCard, toTabAction } from './card.ts';
import { shorten } from './clean-text.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { toHeading, toLine, toNote, toText, type Element } from './elements.ts';
import { toTextBox, toTimeBox } from './inputs.ts';
import type { StartCardInput } from './start-card.ts';
import { toExample, toPlan, toRules, toSlotText, toWeekdays } from './start-words.ts';

type Drawing = StartCardInput & {
  dates: DateWords;
  /** Name of the one who asks. */
  name: string;
};

const namesLength = 600;

/** To the other leader: who asks for what, and who will be asked; after the answer, what they said. */
export function toJoinCard(input: StartCardInput): OutgoingMessage {
  const { series, start, t, language } = input;
  const dates = createDateWords(language, series.schedule.zone);
  const drawing: Drawing = { ...input, dates, name: nameOf(series, start.addedBy) };
  const summary =
    start.answer === 'joined'
      ? t('card.join.joined', { series: series.name })
      : t('card.join.title', { name: drawing.name });
  const parts = start.answer === 'joined' ? toJoined(drawing) : toAsking(drawing);
  const body = [toHeading(summary), ...parts.body];
  const card = toCard({ body, actions: parts.actions, fallbackText: summary, language });
  if (sizeOf(card) <= cardLimit) return { card, summary };
  const short = body.filter((element) => element['type'] !== 'Container');
  return { card: toCard({ body: short, actions: parts.actions, fallbackText: summary, language }), summary };
}

interface Parts {
  body: Element[];
  actions: CardJson[];
}

/** Also after "not now": it can still be joined. */
function toAsking(drawing: Drawing): Parts {
  const { series, start, t, dates, name } = drawing;
  const isDeclined = start.answer === 'not-now';
  const data = { seriesId: series.id, askedAt: start.askedAt };
  const join = t(isDeclined ? 'card.join.joinNow' : 'card.join.join');
  const body = [
    ...(isDeclined ? toDeclined(drawing) : [toText(t('card.join.lead', { name, series: series.name }))]),
    toText(toSlotText(series.schedule, dates, t)),
    ...toAsked(series, drawing),
    ...toRules(series.schedule, t),
    toTextBox({
      id: 'commitment',
      label: t('card.join.commitment'),
      value: start.commitment,
      isMultiline: true,
      maxLength: 1000,
    }),
    toWeekdays(series.schedule.weekday, dates, t),
    toTimeBox('time', t('card.start.time'), series.schedule.time),
    ...(isDeclined
      ? []
      : [toTextBox({ id: 'reason', label: t('card.join.reason', { name }), maxLength: 280 })]),
    toExample(series.departments, t),
    toNote(t('card.start.nothingPosted')),
  ];
  const actions = [
    toAction({ title: join, verb: 'start.join', data, isPrimary: true }),
    ...(isDeclined ? [] : [toAction({ title: t('card.join.notNow'), verb: 'start.not-now', data })]),
  ];
  return { body, actions };
}

function toDeclined({ start, t, name }: Drawing): Element[] {
  const reason =
    start.reason === '' ? [] : [toLine([{ text: t('card.start.reason', { reason: start.reason }) }])];
  return [toText(t('card.join.declined', { name })), ...reason];
}

function toAsked(series: Series, { t }: Drawing): Element[] {
  const names = shorten(
    representativesOf(series)
      .map(({ name }) => name)
      .join(', '),
    namesLength,
  );
  return names === '' ? [] : [toText(t('card.join.asked', { names }))];
}

function toJoined({ series, start, first, t, dates, tabUrl }: Drawing): Parts {
  const open = first === null ? [] : [toTabAction(t('card.openTab'), tabUrl(first.id))];
  const plan = first === null ? toRules(series.schedule, t) : toPlan(first, dates, t);
  return { body: [toLine([{ text: start.commitment }]), ...plan], actions: open };
}
