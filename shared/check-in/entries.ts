import { toLines } from '../core/text.ts';
import { checkInSections, type Answers, type CheckInEntry, type Mark } from './check-in.ts';
import { isQuestion } from './question.ts';

export interface EntrySources {
  answers: Answers;
  marks: readonly Mark[];
  /** The entries that stood there before. */
  before: readonly CheckInEntry[];
  /** The customers that a line names. */
  findCustomers: (text: string) => string[];
  newId: () => string;
}

/**
 * The entries of some answers: one line each, in the order of the sections. A line that stood there before keeps its
 * id, so that what the agenda made of it stays linked.
 */
export function toEntries({ answers, marks, before, findCustomers, newId }: EntrySources): CheckInEntry[] {
  const known = [...before];
  return checkInSections.flatMap((section) =>
    toLines(answers[section] ?? '').map((text) => {
      const at = known.findIndex((entry) => entry.section === section && entry.text === text);
      const id = known.splice(at, at < 0 ? 0 : 1)[0]?.id ?? newId();
      const mark = marks.find((one) => one.section === section && one.text === text);
      return {
        id,
        section,
        text,
        discuss: mark?.discuss ?? isQuestion(text),
        minutes: mark?.minutes ?? null,
        link: mark?.link ?? null,
        customers: findCustomers(text),
      };
    }),
  );
}
