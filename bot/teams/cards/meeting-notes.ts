import type { Translate } from '../../../shared/locales/translate.ts';
import type { Meeting, Skip } from '../../../shared/meeting/meeting.ts';
import type { DateWords } from './dates.ts';
import { toLine, toText, type Element } from './elements.ts';

interface Names {
  nameOf: (personId: string) => string;
  dates: DateWords;
}

/** Where a meeting was moved to by hand, and why; nothing for one that was not. */
export function toMovedNote({ moved, startsAt }: Meeting, dates: DateWords, t: Translate): Element[] {
  if (moved === null) return [];
  const times = { from: dates.moment(moved.from), to: dates.moment(startsAt) };
  return [toText(t('card.meeting.moved', times), { weight: 'Bolder' }), ...toReason(moved.reason, t)];
}

/** That a meeting is left out, by whom and why. */
export function toSkippedNotes(
  { skip, startsAt }: Pick<Meeting, 'skip' | 'startsAt'>,
  names: Names,
  t: Translate,
): Element[] {
  if (skip === null) return [];
  const values = { when: names.dates.moment(startsAt), name: names.nameOf(skip.by) };
  const head = toText(toSkippedText(skip, values, t), { weight: 'Bolder' });
  return [head, ...toReason(skip.reason, t)];
}

function toSkippedText({ kind }: Skip, values: { when: string; name: string }, t: Translate): string {
  const { when } = values;
  switch (kind) {
    case 'by-hand':
      return t('card.meeting.skippedByHand', values);
    case 'not-needed':
      return t('card.meeting.skippedNotNeeded', { when });
    case 'not-held':
      return t('card.meeting.skippedNotHeld', { when });
    case 'rule':
      return t('card.meeting.skippedRule', { when });
  }
}

/** Words of a person: shown letter by letter. */
function toReason(reason: string, t: Translate): Element[] {
  return reason === '' ? [] : [toLine([{ text: t('card.meeting.reason', { reason }), subtle: true }])];
}
