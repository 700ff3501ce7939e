import type { AgendaItem } from '../../../shared/meeting/meeting.ts';
import type { OutgoingMail } from '../../app/ports.ts';
import { cleanText } from './clean-text.ts';
import {
  toActions,
  toAllDecisions,
  toCarried,
  toDecisions,
  toItems,
  toParked,
  toReadBeforehand,
} from './minutes-sections.ts';
import type { MailPart } from './parts.ts';
import { toHtml } from './to-html.ts';
import { toText } from './to-text.ts';
import { createWriter, type MinutesMailInput, type Writer } from './writer.ts';

/** One version of the minutes of a meeting as a mail. Pure; nothing in it is loaded from elsewhere. */
export function toMinutesMail(input: MinutesMailInput): Pick<OutgoingMail, 'subject' | 'text' | 'html'> {
  const writer = createWriter(input);
  const parts = toParts(writer);
  const subject = toSubject(writer);
  const html = toHtml({ title: subject, language: writer.mailLanguage, parts });
  return { subject, text: toText(parts), html };
}

function toSubject({ t, dates, meeting, minutes: { version }, series }: Writer): string {
  const values = { date: dates.date(meeting.date), series: cleanText(series.name), version };
  return version > 1 ? t('mail.minutes.subjectVersion', values) : t('mail.minutes.subject', values);
}

function toParts(writer: Writer): MailPart[] {
  const { t, dates, meeting, series, within, because, tabUrl } = writer;
  return [
    { kind: 'title', text: t('mail.minutes.title', { date: within(dates.date(meeting.date)) }) },
    ...[...toVersion(writer), ...toFrame(writer), ...toAttendance(writer)].map(toParagraph),
    ...toDecisions(writer),
    ...toActions(writer),
    ...toItems(writer),
    ...toCarried(writer),
    ...toParked(writer),
    ...toReadBeforehand(writer),
    { kind: 'link', text: t('mail.openTab'), url: tabUrl },
    { kind: 'note', text: t(`mail.why.${because}`, { series: within(series.name) }) },
  ];
}

function toVersion({ t, minutes }: Writer): string[] {
  const { version } = minutes;
  if (version === 1) return [];
  const reason = cleanText(minutes.reason);
  return [
    t('mail.minutes.version', { version }),
    ...(reason === '' ? [] : [t('mail.minutes.changed', { reason })]),
  ];
}

function toFrame(writer: Writer): string[] {
  const { t, dates, within, meeting, minutes } = writer;
  const { startedAt, endedAt } = minutes;
  const series = within(writer.series.name);
  if (startedAt === null || endedAt === null) {
    const end = new Date(Date.parse(meeting.startsAt) + meeting.lengthMinutes * 60_000).toISOString();
    const span = within(dates.span(meeting.startsAt, end));
    return [t('mail.minutes.planned', { series, span }), toCounts(writer)];
  }
  const span = within(dates.span(startedAt, endedAt));
  const took = Math.max(Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 60_000), 0);
  return [t('mail.minutes.met', { series, span, took, slot: meeting.lengthMinutes }), toCounts(writer)];
}

function toCounts({ t, minutes: { items, actions } }: Writer): string {
  const count = (outcome: AgendaItem['outcome']) => items.filter((item) => item.outcome === outcome).length;
  return t('mail.minutes.counts', {
    decisions: items.flatMap(toAllDecisions).length,
    actions: actions.length,
    discussed: count('discussed'),
    deferred: count('deferred'),
    parked: count('parked'),
    dropped: count('dropped'),
    open: count('open'),
  });
}

function toAttendance({ t, minutes, personOf, listOf }: Writer): string[] {
  const lines = [
    ['present', 'mail.minutes.present'],
    ['absent', 'mail.minutes.absent'],
  ] as const;
  return lines.flatMap(([state, text]) => {
    const people = minutes.attendance.filter((one) => one.state === state);
    if (people.length === 0) return [];
    return [t(text, { people: listOf(people.map(({ personId }) => personOf(personId))) })];
  });
}

function toParagraph(text: string): MailPart {
  return { kind: 'paragraph', text };
}
