import type { Action } from '../../../shared/action/action.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import type { AgendaItem, Attendance, Meeting, Minutes } from '../../../shared/meeting/meeting.ts';
import { toItemTitle } from '../../../shared/meeting/title.ts';
import { nameOf } from '../../../shared/series/people.ts';
import type { Series } from '../../../shared/series/series.ts';
import type { OutgoingMessage } from '../../app/ports.ts';
import { cardLimit, keepWithin, toCard, toTabAction } from './card.ts';
import { shorten } from './clean-text.ts';
import { createDateWords, toMeetingDay, type DateWords } from './dates.ts';
import { toHeading, toLine, toNote, toSubheading, toText, type Element, type Run } from './elements.ts';

export interface MinutesCardInput {
  series: Series;
  meeting: Meeting;
  /** Translates into the language of the series. */
  t: Translate;
  /** Deep link to the meeting in the tab. */
  tabUrl: string;
}

/** Room for what stands around the lists. */
const frame = 3000;
const lineLength = 300;
const namesLength = 600;

/** The newest minutes of a meeting for everybody; null before it was closed for the first time. */
export function toMinutesCard(input: MinutesCardInput): OutgoingMessage | null {
  const { series, meeting, t, tabUrl } = input;
  const minutes = meeting.minutes.at(-1);
  if (minutes === undefined) return null;
  const dates = createDateWords(series.language, meeting.zone);
  const date = dates.date(toMeetingDay(meeting));
  const lists = [
    ...toDecisions(minutes, input),
    ...toActions(minutes, input, dates),
    ...toDropped(minutes, input),
    ...toCarried(minutes, input),
  ];
  const body = [
    toHeading(t('card.minutes.title', { date })),
    ...toState(meeting, minutes, t),
    toText(t('card.minutes.outcomes', countOutcomes(minutes.items))),
    ...toTaken(meeting, minutes, t),
    ...toAttendance(minutes, input),
    ...keepWithin(lists, cardLimit - frame, (count) => toNote(t('card.andMore', { count }))),
  ];
  const decisions = minutes.items.reduce((sum, item) => sum + item.decisions.length, 0);
  const summary = t('card.minutes.summary', { date, decisions, actions: minutes.actions.length });
  const actions = [toTabAction(t('card.openTab'), tabUrl)];
  return { card: toCard({ body, actions, fallbackText: summary, language: series.language }), summary };
}

/** Which version it is and why, and that the next one is being written. */
function toState({ state, reopenedBecause }: Meeting, { version, reason }: Minutes, t: Translate): Element[] {
  const corrected = version > 1 ? [toNote(t('card.minutes.version', { version })), ...toWhy(reason, t)] : [];
  if (state === 'closed') return corrected;
  return [...corrected, toNote(t('card.minutes.reopened')), ...toWhy(reopenedBecause, t)];
}

/** Words of a person: shown letter by letter. */
function toWhy(reason: string, t: Translate): Element[] {
  return reason === '' ? [] : [toLine([{ text: t('card.minutes.because', { reason }), subtle: true }])];
}

/** Who was there and who was not, as far as anybody noted it. */
function toAttendance({ attendance }: Minutes, { series, t }: MinutesCardInput): Element[] {
  const toNames = (state: Attendance[number]['state']) => {
    const names = attendance
      .filter((one) => one.state === state)
      .map(({ personId }) => nameOf(series, personId));
    return shorten(names.join(', '), namesLength);
  };
  const present = toNames('present');
  const absent = toNames('absent');
  return [
    ...(present === '' ? [] : [toNote(t('card.minutes.present', { names: present }))]),
    ...(absent === '' ? [] : [toNote(t('card.minutes.absent', { names: absent }))]),
  ];
}

function countOutcomes(items: readonly AgendaItem[]) {
  const count = (outcome: AgendaItem['outcome']) => items.filter((item) => item.outcome === outcome).length;
  return {
    discussed: count('discussed'),
    deferred: count('deferred'),
    parked: count('parked'),
    open: count('open'),
  };
}

function toTaken({ lengthMinutes }: Meeting, { startedAt, endedAt }: Minutes, t: Translate): Element[] {
  if (startedAt === null || endedAt === null) return [];
  const took = Math.max(Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000), 0);
  return [toNote(t('card.minutes.took', { took, slot: lengthMinutes }))];
}

function toDecisions({ items }: Minutes, input: MinutesCardInput): Element[] {
  const { t } = input;
  const lines = items.flatMap((item) =>
    item.decisions.map(({ text }) =>
      toLine([
        { text: `• ${shorten(text, lineLength)}` },
        { text: `\n${toTitle(item, input)}`, subtle: true },
      ]),
    ),
  );
  return [toSubheading(t('card.minutes.decisions')), ...orNone(lines, t('card.minutes.noDecisions'))];
}

function toActions(minutes: Minutes, { series, t }: MinutesCardInput, dates: DateWords): Element[] {
  const toWho = ({ ownerId, dueOn }: Action) => {
    const owner = nameOf(series, ownerId);
    if (dueOn === null) return t('card.minutes.actionNoDue', { owner });
    return t('card.minutes.action', { owner, due: dates.date(dueOn) });
  };
  const lines = minutes.actions.map((action) =>
    toLine([
      { text: `• ${shorten(action.text, lineLength)}` },
      ...toOutcome(action, minutes, t),
      { text: `\n${toWho(action)}`, subtle: true },
    ]),
  );
  return [toSubheading(t('card.minutes.actions')), ...orNone(lines, t('card.minutes.noActions'))];
}

/** What became of an action: done, dropped, or settled since the meeting began, with what was decided about it. */
function toOutcome({ state, history }: Action, { startedAt }: Minutes, t: Translate): Run[] {
  if (state === 'done') return [{ text: ` (${t('card.minutes.actionDone')})` }];
  const settled = history.findLast(({ change }) => change === 'decided' || change === 'dropped');
  if (settled === undefined) return [];
  if (state === 'open' && (startedAt === null || settled.at < startedAt)) return [];
  const note = shorten(settled.note, lineLength);
  const how = t(state === 'dropped' ? 'card.minutes.actionDropped' : 'card.minutes.actionSettled');
  return [{ text: ` (${[how, note].filter((text) => text !== '').join(': ')})` }];
}

/** Items that are not taken up again. */
function toDropped({ items }: Minutes, input: MinutesCardInput): Element[] {
  const dropped = items.filter(({ outcome }) => outcome === 'dropped');
  if (dropped.length === 0) return [];
  const lines = dropped.map((item) => toLine([{ text: `• ${toTitle(item, input)}` }]));
  return [toSubheading(input.t('card.minutes.dropped')), ...lines];
}

function toCarried({ items, actions }: Minutes, input: MinutesCardInput): Element[] {
  const carried = toCarriedOver({ ...input.meeting, items }, actions);
  if (carried.length === 0) return [];
  const lines = carried.map(({ item }) => toLine([{ text: `• ${toTitle(item, input)}` }]));
  return [toSubheading(input.t('card.minutes.carriedOver')), ...lines];
}

function toTitle(item: AgendaItem, { series, t }: MinutesCardInput): string {
  const departmentName = (id: string) => series.departments.find((one) => one.id === id)?.name ?? id;
  return shorten(toItemTitle(item, departmentName, t), lineLength);
}

function orNone(lines: Element[], none: string): Element[] {
  return lines.length > 0 ? lines : [toText(none)];
}
