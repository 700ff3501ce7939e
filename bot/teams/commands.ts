import { readWritten, type WrittenWord } from './command-text.ts';

/** The commands that people may write; more come with their capabilities. */
export const commandNames = [
  'help',
  'check-in',
  'agenda',
  'add',
  'action',
  'win',
  'my-items',
  'update',
  'next',
  'history',
  'agreement',
  'settings',
] as const;
export type CommandName = (typeof commandNames)[number];

/** A command with the words behind it, exactly as they were typed. */
export interface WrittenCommand {
  name: CommandName;
  rest: string;
}

/** What people write for each, without spaces and hyphens. */
const spellings: Readonly<Record<CommandName, readonly string[]>> = {
  help: ['help', 'hi', 'hello', 'hey', 'thanks', 'thank'],
  'check-in': ['checkin', 'mycheckin', 'myupdate'],
  agenda: ['agenda', 'theagenda'],
  add: ['add'],
  action: ['action', 'todo', 'task'],
  win: ['win', 'wins'],
  'my-items': ['myitems', 'myactions', 'mytasks', 'mine'],
  update: ['update', 'minutes', 'theupdate', 'theminutes'],
  next: ['next', 'nextmeeting', 'when'],
  history: ['history', 'search', 'find'],
  agreement: ['agreement', 'agreements', 'decision', 'decisions'],
  settings: ['settings', 'setting', 'mysettings'],
};

/** The shortest word that may be mistyped: below it too many words look alike. */
const shortestWithTypo = 4;
/** Words one letter away from these are words of their own ("wine", "text", "fine", "then"). */
const neverMistyped: readonly string[] = [
  'wins',
  'next',
  'mine',
  'when',
  'find',
  'todo',
  'task',
  'search',
  'minutes',
];
/** A command is at most this many words ("my check in"). */
const longestCommand = 3;

/**
 * The command that a message means, in any letter case, with or without a mention, with up to one wrong letter in the
 * command itself. A message without words asks for help.
 *
 * @param botName how the bot is called in the conversation.
 * @returns null when it is none of the commands.
 */
export function readCommand(message: string, botName: string): WrittenCommand | null {
  const { text, words } = readWritten(message, botName);
  if (words.length === 0) return { name: 'help', rest: '' };
  const beginnings = toBeginnings(words);
  const found = findCommand(beginnings, (one, other) => one === other) ?? findCommand(beginnings, isTypoOf);
  if (found === null) return null;
  return { name: found.name, rest: text.slice(found.end).replace(/^[\s:,.!?\-–—]+/u, '') };
}

/** The first words written together, the longest first, each with where the message goes on behind it. */
function toBeginnings(words: readonly WrittenWord[]): WrittenWord[] {
  return words
    .slice(0, longestCommand)
    .map(({ end }, index) => {
      const written = words.slice(0, index + 1).map(({ folded }) => folded);
      return { folded: written.join(''), end };
    })
    .reverse();
}

function findCommand(
  beginnings: readonly WrittenWord[],
  isSame: (written: string, spelling: string) => boolean,
): { name: CommandName; end: number } | null {
  for (const { folded, end } of beginnings) {
    const name = commandNames.find((one) => spellings[one].some((spelling) => isSame(folded, spelling)));
    if (name !== undefined) return { name, end };
  }
  return null;
}

function isTypoOf(written: string, spelling: string): boolean {
  return (
    spelling.length >= shortestWithTypo &&
    written.length >= shortestWithTypo - 1 &&
    !neverMistyped.includes(spelling) &&
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
