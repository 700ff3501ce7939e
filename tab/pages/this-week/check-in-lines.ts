import type { Answers, CheckInSection, Mark } from '../../../shared/check-in/check-in.ts';
import { isQuestion } from '../../../shared/check-in/question.ts';
import { toLines } from '../../../shared/core/text.ts';

/** What a person has typed, and what they said of single lines. */
export interface Update {
  answers: Answers;
  marks: Mark[];
}

/** One box of an update, and where a changed update goes. */
export interface CheckInBoxProps {
  box: CheckInSection;
  update: Update;
  onChange: (update: Update) => void;
}

/** What is said of one line; every line has all of it, said or not. */
export interface LineDetail {
  text: string;
  discuss: boolean;
  minutes: number | null;
  link: string | null;
}

/** Another text in one box. What was said of a line stays with it while the line is rewritten in its place. */
export function withAnswer({ answers, marks }: Update, section: CheckInSection, text: string): Update {
  const before = toLines(answers[section] ?? '');
  const after = toLines(text);
  const kept = marks.flatMap((mark) => {
    if (mark.section !== section || after.includes(mark.text)) return [mark];
    const line = before.length === after.length ? after[before.indexOf(mark.text)] : undefined;
    return line === undefined ? [] : [{ ...mark, text: line }];
  });
  return { answers: { ...answers, [section]: text }, marks: kept };
}

/** The lines of one box with what is said of them; a line that stands there twice is told of once. */
export function toDetails({ answers, marks }: Update, section: CheckInSection): LineDetail[] {
  return [...new Set(toLines(answers[section] ?? ''))].map((text) => {
    const mark = marks.find((one) => one.section === section && one.text === text);
    return {
      text,
      discuss: mark?.discuss ?? isQuestion(text),
      minutes: mark?.minutes ?? null,
      link: mark?.link ?? null,
    };
  });
}

/** What is said of one line put in the place of what was; a line of which nothing is said has no mark. */
export function withDetail(update: Update, section: CheckInSection, detail: LineDetail): Update {
  const { text, minutes, link } = detail;
  const others = update.marks.filter((one) => one.section !== section || one.text !== text);
  const discuss = detail.discuss === isQuestion(text) ? null : detail.discuss;
  const isPlain = discuss === null && minutes === null && link === null;
  const marks = isPlain ? others : [...others, { section, text, discuss, minutes, link }];
  return { ...update, marks };
}

/** The web address that a person means; null where it is none. People leave `https://` out. */
export function toLink(text: string): string | null {
  const typed = text.trim();
  // Some browsers take blanks in the name of a host.
  if (typed === '' || /\s/u.test(typed)) return null;
  const link = /^[a-z][a-z+.-]*:/iu.test(typed) ? typed : `https://${typed}`;
  return URL.canParse(link) && /^https?:$/u.test(new URL(link).protocol) ? link : null;
}
