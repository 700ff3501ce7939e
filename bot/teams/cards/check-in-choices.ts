import { findSubstitutes } from '../../../shared/person/substitutes.ts';
import type { CardJson } from '../../app/ports.ts';
import { toAction } from './card.ts';
import type { CheckInDrawing } from './check-in-input.ts';
import { toNote, toText, type Element } from './elements.ts';
import { toButtons, toChoices, toDateBox, toTextBox } from './inputs.ts';

/** So many colleagues fit beside the rest of the card. */
const colleagueLimit = 40;

/**
 * What a person can do instead of answering: let a colleague answer, be asked again later, be away, leave it out with a
 * reason. It stands on a card of its own, since a card has at most six buttons (acceptance.md 1.4); what was typed is
 * kept as a draft.
 */
export function toChoicesBody(drawing: CheckInDrawing): Element[] {
  const { t } = drawing;
  const later = [
    { title: t('card.choices.hour'), value: 'hour' },
    { title: t('card.choices.tomorrow'), value: 'tomorrow' },
  ];
  const press = (verb: string, title: string) => toButtons([toPress(drawing, verb, title)]);
  return [
    toText(t('card.choices.lead')),
    toChoices({ id: 'for', label: t('card.choices.later'), choices: later, value: 'hour' }),
    press('check-in.snooze', t('card.choices.snooze')),
    ...toSubstitutes(drawing),
    toDateBox('awayUntil', t('card.choices.awayUntil')),
    press('check-in.away', t('card.choices.away')),
    toTextBox({ id: 'reason', label: t('card.choices.reason'), maxLength: 280 }),
    press('check-in.skip', t('card.choices.skip')),
  ];
}

/** Back to the form. */
export function toChoicesActions({ meeting, t }: CheckInDrawing): CardJson[] {
  const data = { meetingId: meeting.id };
  return [toAction({ title: t('card.choices.back'), verb: 'check-in.show', data, withInputs: false })];
}

function toSubstitutes(drawing: CheckInDrawing): Element[] {
  const { series, checkIn, t } = drawing;
  const known = findSubstitutes([series], checkIn.personId);
  if (known.length === 0) return [];
  const choices = known
    .slice(0, colleagueLimit)
    .map(({ personId, name }) => ({ title: name, value: personId }));
  const placeholder = t('card.choices.nobody');
  return [
    toChoices({ id: 'substituteId', label: t('card.choices.substitute'), choices, placeholder }),
    toNote(t('card.choices.substituteHint')),
    toButtons([toPress(drawing, 'check-in.hand-over', t('card.choices.handOver'))]),
  ];
}

function toPress({ meeting, checkIn }: CheckInDrawing, verb: string, title: string): CardJson {
  return toAction({ title, verb, data: { meetingId: meeting.id, round: checkIn.round } });
}
