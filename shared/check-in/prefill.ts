import type { Action } from '../action/action.ts';
import { toLines } from '../core/text.ts';
import { answerLimit, checkInSections, type Answers } from './check-in.ts';

export interface PrefillSources {
  personId: string;
  /** Actions of the series. */
  actions: readonly Action[];
  /** When the person's update before this one was answered; actions done since then are new. Null for the first. */
  since: string | null;
  /** How a done action is written as a line. */
  toDoneLine: (text: string) => string;
}

/** What the record knows already, so that nobody types it again: actions that the person has done since last time. */
export function toPrefill({ personId, actions, since, toDoneLine }: PrefillSources): Answers {
  const isNew = ({ ownerId, state, doneAt }: Action) =>
    ownerId === personId && state === 'done' && doneAt !== null && (since === null || doneAt > since);
  const lines = actions.filter(isNew).map(({ text }) => toDoneLine(text.replaceAll('\n', ' ')));
  const activities = joinWithin(lines);
  return activities === '' ? {} : { activities };
}

/** The boxes of two updates in one: lines that stand there already do not come twice. */
export function mergeAnswers(answers: Answers, added: Answers): Answers {
  const merged = checkInSections.flatMap((section) => {
    const here = toLines(answers[section] ?? '');
    const more = [...new Set(toLines(added[section] ?? ''))].filter((line) => !here.includes(line));
    const text = joinWithin([...here, ...more]);
    return text === '' ? [] : [[section, text] as const];
  });
  return Object.fromEntries(merged);
}

/** As many whole lines as a box holds. */
function joinWithin(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const next = text === '' ? line : `${text}\n${line}`;
    if (next.length > answerLimit) break;
    text = next;
  }
  return text;
}
