import { checkInSections, type Answers, type CheckIn } from '../../../shared/check-in/check-in.ts';
import { toLines } from '../../../shared/core/text.ts';
import type { Translate } from '../../../shared/locales/translate.ts';
import { keepWithin } from './card.ts';
import { shorten } from './clean-text.ts';
import { toLine, toNote, toSubheading, toText, type Element } from './elements.ts';

/** Longest entry that a card repeats in full. */
const entryLimit = 400;

/** Who answered, when, and how much room there is to show it, in UTF-16 units. */
export interface AnswerFrame {
  name: string;
  when: string;
  budget: number;
}

/** What was answered: by whom and when, then section by section, cut to the budget. */
export function toAnswerLines(checkIn: CheckIn, frame: AnswerFrame, t: Translate): Element[] {
  const { budget, ...who } = frame;
  if (checkIn.state === 'skipped') return toSkipped(checkIn, who, t);
  const head = toNote(t(checkIn.late ? 'card.checkIn.sentLate' : 'card.checkIn.sent', who));
  if (checkIn.entries.length === 0) return [head, toText(t('card.checkIn.empty'))];
  return [
    head,
    ...keepWithin(toEntryLines(checkIn, t), budget, (count) => toNote(t('card.andMore', { count }))),
  ];
}

/** Words that were typed but could not be stored, box by box and in full. */
export function toTypedLines(answers: Answers, t: Translate): Element[] {
  const typed = checkInSections.filter((section) => (answers[section] ?? '').trim() !== '');
  if (typed.length === 0) return [];
  const lines = typed.map((section) =>
    toLine([{ text: `${t(`checkIn.${section}`)}\n`, bold: true }, { text: answers[section] ?? '' }]),
  );
  return [toSubheading(t('card.yours')), ...lines];
}

function toSkipped({ skipReason }: CheckIn, who: { name: string; when: string }, t: Translate): Element[] {
  const head = toText(t('card.checkIn.skipped', who));
  const reason = toLines(skipReason).join(' ');
  return reason === '' ? [head] : [head, toNote(t('card.checkIn.skippedBecause', { reason }))];
}

function toEntryLines({ entries }: CheckIn, t: Translate): Element[] {
  return checkInSections.flatMap((section) => {
    const own = entries.filter((entry) => entry.section === section);
    if (own.length === 0) return [];
    const lines = own.map(({ text, discuss }) =>
      toLine([
        { text: `• ${shorten(text, entryLimit)}` },
        ...(discuss ? [{ text: ` (${t('card.checkIn.discuss')})`, bold: true }] : []),
      ]),
    );
    return [toSubheading(t(`checkIn.${section}`)), ...lines];
  });
}
