import { toCommandWords } from './command-text.ts';

/** The commands that people may write; more come with their capabilities. */
export const commandNames = ['help', 'check-in', 'agenda'] as const;
export type CommandName = (typeof commandNames)[number];

/** What people write for each, without spaces and hyphens. */
const spellings: Readonly<Record<CommandName, readonly string[]>> = {
  help: ['help', 'hi', 'hello', 'hey', 'thanks', 'thank'],
  'check-in': ['checkin', 'mycheckin', 'update', 'myupdate'],
  agenda: ['agenda', 'theagenda'],
};

/** The shortest word that may be mistyped: below it too many words look alike. */
const shortestWithTypo = 4;

/**
 * The command that a message means, in any letter case, with or without a mention, with up to one wrong letter. The
 * words behind it are ignored. A message without words asks for help.
 *
 * @returns null when it is none of the commands.
 */
export function readCommand(text: string, botName: string): CommandName | null {
  const words = toCommandWords(text, botName);
  if (words.length === 0) return 'help';
  const beginnings = [words.slice(0, 2).join(''), words.slice(0, 3).join(''), words[0] ?? ''];
  return findCommand(beginnings, (one, other) => one === other) ?? findCommand(beginnings, isTypoOf);
}

function findCommand(
  beginnings: readonly string[],
  isSame: (written: string, spelling: string) => boolean,
): CommandName | null {
  const isMeant = (name: CommandName) =>
    beginnings.some((beginning) => spellings[name].some((spelling) => isSame(beginning, spelling)));
  return commandNames.find(isMeant) ?? null;
}

function isTypoOf(written: string, spelling: string): boolean {
  return (
    spelling.length >= shortestWithTypo &&
    written.length >= shortestWithTypo - 1 &&
    isOneEditAway(written, spelling)
  );
}

/** Levenshtein distance of at most one, or two neighbouring letters swapped. */
function isOneEditAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const rest = one.slice(start);
  const otherRest = other.slice(start);
  const [first = '', second = ''] = rest;
  const isSwapped = rest.length > 1 && `${second}${first}${rest.slice(2)}` === otherRest;
  const isReplaced = rest.slice(1) === otherRest.slice(1);
  return isReplaced || isSwapped || rest.slice(1) === otherRest || rest === otherRest.slice(1);
}
