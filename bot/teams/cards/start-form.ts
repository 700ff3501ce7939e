import type { PlaceView } from '../../../shared/api/views.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { defaultSchedule } from '../../../shared/series/series.ts';
import type { CardJson } from '../../app/ports.ts';
import { cardLimit, sizeOf, toAction, toCard } from './card.ts';
import { createDateWords, type DateWords } from './dates.ts';
import { toHeading, toNote, toSubheading, toText, type Element } from './elements.ts';
import { toChoices, toTextBox, toTimeBox } from './inputs.ts';
import { toExample, toRules, toWeekdays } from './start-words.ts';

export interface StartFormInput {
  place: PlaceView;
  /** The one who added the app. */
  personId: string;
  /** Translates into that person's language, a BCP 47 tag. */
  t: Translate;
  language: string;
}

type Drawing = StartFormInput & {
  dates: DateWords;
  /** Those who can be chosen, as many as the card has room for. */
  people: PlaceView['people'];
};

/** Minutes that meetings usually take. */
const usualLengths = [15, 25, 30, 45, 50, 60, 90];

/** What is proposed to the other leader; filled as far as it is known (product.md, "Start"). */
export function toStartForm(input: StartFormInput): CardJson {
  const { place, language, personId } = input;
  const dates = createDateWords(language, place.proposal.zone);
  const others = place.people
    .filter((one) => one.personId !== personId)
    .sort((one, other) => one.name.localeCompare(other.name, language));
  for (let count = others.length; ; count = Math.floor(count * 0.8)) {
    const card = draw({ ...input, dates, people: others.slice(0, count) });
    if (count === 0 || sizeOf(card) <= cardLimit) return card;
  }
}

function draw(drawing: Drawing): CardJson {
  const { place, t, language, people } = drawing;
  const isCut = people.length < place.people.length - 1;
  const ask = toAction({
    title: t('card.start.ask'),
    verb: 'start.propose',
    data: { placeId: place.id },
    isPrimary: true,
  });
  const body = [
    toHeading(t('card.start.title')),
    toText(t('card.start.lead')),
    ...toRules(defaultSchedule, t),
    toSubheading(t('card.start.when')),
    ...toWhen(drawing),
    toSubheading(t('card.start.who')),
    ...(isCut ? [toNote(t('card.start.cut', { count: people.length }))] : []),
    ...toWho(drawing),
    toTextBox({
      id: 'commitment',
      label: t('card.start.commitment'),
      value: place.commitment,
      isMultiline: true,
      maxLength: 1000,
    }),
    toExample([{ name: t('card.start.first') }, { name: t('card.start.second') }], t),
    toNote(t('card.start.nothingYet')),
  ];
  return toCard({ body, actions: [ask], fallbackText: t('card.start.title'), language });
}

function toWhen({ place, t, dates }: Drawing): Element[] {
  const { weekday, time, lengthMinutes, zone } = place.proposal;
  const lengths = [...new Set([...usualLengths, lengthMinutes])].sort((one, other) => one - other);
  const choices = lengths.map((minutes) => ({
    title: t('card.agenda.minutes', { minutes }),
    value: minutes.toString(),
  }));
  const question = t('card.start.isWeekly', { name: place.name, weekday: dates.weekday(weekday), time });
  return [
    ...(place.isFromMeeting ? [toText(question, { weight: 'Bolder' })] : []),
    toWeekdays(weekday, dates, t),
    toTimeBox('time', t('card.start.time'), time),
    toChoices({
      id: 'lengthMinutes',
      label: t('card.start.length'),
      choices,
      value: lengthMinutes.toString(),
    }),
    toTextBox({ id: 'zone', label: t('card.start.zone'), value: zone, maxLength: 60 }),
  ];
}

function toWho({ t, people }: Drawing): Element[] {
  const choices = people.map(({ personId, name }) => ({ title: name, value: personId }));
  const [first, second] = [t('card.start.first'), t('card.start.second')];
  const own = [
    { title: t('card.start.ownFirst'), value: 'first' },
    { title: t('card.start.ownSecond'), value: 'second' },
  ];
  const toRepresentatives = (id: string, label: string) =>
    people.length === 0 ? [] : [toChoices({ id, label, choices, isMulti: true })];
  return [
    toTextBox({ id: 'firstDepartment', label: t('card.start.firstLabel'), value: first, maxLength: 60 }),
    toTextBox({ id: 'secondDepartment', label: t('card.start.secondLabel'), value: second, maxLength: 60 }),
    toChoices({ id: 'ownDepartment', label: t('card.start.own'), choices: own, value: 'first' }),
    toChoices({
      id: 'otherChairId',
      label: t('card.start.other'),
      choices,
      placeholder: t('card.start.choose'),
    }),
    ...toRepresentatives('firstRepresentatives', t('card.start.firstRepresentatives')),
    ...toRepresentatives('secondRepresentatives', t('card.start.secondRepresentatives')),
  ];
}
