import type { Action } from '../../../shared/action/action.ts';
import { toCarriedOver } from '../../../shared/meeting/carry-over.ts';
import type { AgendaItem, ItemDecision, ReadBeforehand } from '../../../shared/meeting/meeting.ts';
import { cleanText } from './clean-text.ts';
import type { MailEntry, MailPart } from './parts.ts';
import type { Writer } from './writer.ts';

/** What was decided under an item, and under those that were merged into it. */
export function toAllDecisions({
  decisions,
  merged,
}: Pick<AgendaItem, 'decisions' | 'merged'>): ItemDecision[] {
  return [...decisions, ...merged.flatMap((one) => one.decisions)];
}

export function toDecisions({ t, minutes, titleOf, within }: Writer): MailPart[] {
  const entries = minutes.items.flatMap((item) =>
    toAllDecisions(item).map(({ text }) => ({
      text: cleanText(text),
      detail: t('mail.minutes.decidedIn', { title: within(titleOf(item)) }),
    })),
  );
  return toSection(t('mail.minutes.decisions'), entries, t('mail.minutes.noDecisions'));
}

export function toActions(writer: Writer): MailPart[] {
  const { t, minutes } = writer;
  const entries = minutes.actions.map((action) => ({
    text: cleanText(action.text),
    detail: toWho(action, writer),
  }));
  return toSection(t('mail.minutes.actions'), entries, t('mail.minutes.noActions'));
}

function toWho({ ownerId, dueOn, state }: Action, { t, within, personOf, dates }: Writer): string {
  const owner = personOf(ownerId);
  if (state !== 'open') return t(`mail.minutes.action.${state}`, { owner });
  if (dueOn === null) return t('mail.minutes.action.noDate', { owner });
  return t('mail.minutes.action.due', { owner, due: within(dates.date(dueOn)) });
}

export function toItems(writer: Writer): MailPart[] {
  const { t, minutes } = writer;
  const items = minutes.items.flatMap((item) => toItem(item, writer));
  return [
    { kind: 'heading', text: t('mail.minutes.items') },
    ...(items.length > 0 ? items : [toParagraph(t('mail.minutes.noItems'))]),
  ];
}

function toItem(item: AgendaItem, writer: Writer): MailPart[] {
  const { t, titleOf, within } = writer;
  return [
    { kind: 'subheading', text: titleOf(item), detail: toOutcome(item, writer) },
    ...toNotes(item),
    ...item.merged.flatMap((one): MailPart[] => [
      { kind: 'note', text: t('mail.minutes.merged', { title: within(titleOf(one)) }) },
      ...toNotes(one),
    ]),
  ];
}

function toOutcome({ outcome, presenterId }: AgendaItem, { t, personOf }: Writer): string {
  const words = t(`mail.minutes.outcome.${outcome}`);
  if (presenterId === null) return words;
  return t('mail.minutes.itemDetail', { presenter: personOf(presenterId), outcome: words });
}

function toNotes({ notes }: Pick<AgendaItem, 'notes'>): MailPart[] {
  const cleaned = cleanText(notes);
  return cleaned === '' ? [] : [toParagraph(cleaned)];
}

export function toCarried({ t, meeting, minutes, titleOf }: Writer): MailPart[] {
  const carried = toCarriedOver({ ...meeting, items: minutes.items }, minutes.actions);
  const entries = carried.map(({ item, because }) => ({
    text: titleOf(item),
    detail: t(`mail.minutes.because.${because}`),
  }));
  return toSection(t('mail.minutes.carriedOver'), entries);
}

export function toParked({ t, minutes, titleOf }: Writer): MailPart[] {
  const parked = minutes.items.filter(({ outcome }) => outcome === 'parked');
  return toSection(
    t('mail.minutes.parked'),
    parked.map((item) => ({ text: titleOf(item) })),
  );
}

export function toReadBeforehand(writer: Writer): MailPart[] {
  const { t, minutes } = writer;
  const reports = minutes.readBeforehand.flatMap((report): MailPart[] => [
    { kind: 'subheading', text: toReporter(report, writer) },
    { kind: 'list', entries: report.entries.map((entry) => toReadEntry(entry, writer)) },
  ]);
  if (reports.length === 0) return [];
  return [{ kind: 'heading', text: t('mail.minutes.readBeforehand') }, ...reports];
}

function toReadEntry({ section, text }: ReadBeforehand['entries'][number], { t }: Writer): MailEntry {
  return { text: cleanText(text), detail: t(`checkIn.${section}`) };
}

function toReporter(
  { personId, department, late }: ReadBeforehand,
  { t, personOf, departmentOf }: Writer,
): string {
  const values = { name: personOf(personId), department: departmentOf(department) };
  return late ? t('mail.minutes.reporterLate', values) : t('mail.minutes.reporter', values);
}

/** A heading with its list; without entries it says that there are none, or is left out. */
function toSection(heading: string, entries: readonly MailEntry[], none?: string): MailPart[] {
  if (entries.length === 0 && none === undefined) return [];
  const content: MailPart = entries.length > 0 ? { kind: 'list', entries } : toParagraph(none ?? '');
  return [{ kind: 'heading', text: heading }, content];
}

function toParagraph(text: string): MailPart {
  return { kind: 'paragraph', text };
}
