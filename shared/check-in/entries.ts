import { toLines } from '../core/text.ts';
import { checkInSections, type Answers, type CheckInEntry } from './check-in.ts';

/**
 * The entries of some answers: one line each, in the order of the sections. A line that stood there before keeps its
 * id, so that what the agenda made of it stays linked.
 */
export function toEntries(
  answers: Answers,
  before: readonly CheckInEntry[],
  newId: () => string,
): CheckInEntry[] {
  const known = [...before];
  return checkInSections.flatMap((section) =>
    toLines(answers[section] ?? '').map((text) => {
      const at = known.findIndex((entry) => entry.section === section && entry.text === text);
      const id = known.splice(at, at < 0 ? 0 : 1)[0]?.id ?? newId();
      return { id, section, text, discuss: isQuestion(text) };
    }),
  );
}

/** A line that ends in a question mark (also the full-width and the Arabic one) is to be discussed. */
function isQuestion(text: string): boolean {
  return /[?？؟]$/u.test(text);
}
