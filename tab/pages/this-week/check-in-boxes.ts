import type { Answers, CheckInSection } from '../../../shared/check-in/check-in.ts';

/** Whether a box is open from the start; the others wait behind "More". A section that is missing does not compile. */
const isOpenAtStart = {
  activities: true,
  wins: true,
  problems: true,
  cares: false,
  concerns: false,
  asks: false,
} as const satisfies Record<CheckInSection, boolean>;

/** The six boxes, in the order in which they are asked. */
export const checkInBoxes = Object.keys(isOpenAtStart) as CheckInSection[];

/** The boxes to show: those that are open at the start, and any that holds something. */
export function toOpenBoxes(answers: Answers, showsAll: boolean): CheckInSection[] {
  return checkInBoxes.filter((box) => showsAll || isOpenAtStart[box] || (answers[box] ?? '') !== '');
}

/** All boxes as one text, for people to compare. */
export function toOneText(answers: Answers, labelOf: (box: CheckInSection) => string): string {
  return checkInBoxes
    .filter((box) => (answers[box] ?? '') !== '')
    .map((box) => `${labelOf(box)}: ${answers[box] ?? ''}`)
    .join('\n');
}
