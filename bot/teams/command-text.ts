import { fold } from '../../shared/core/text.ts';

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** One word of a message. */
export interface WrittenWord {
  /** In plain lower-case letters. */
  folded: string;
  /** Where the message goes on behind it. */
  end: number;
}

/** A message without what clients put around the words. */
export interface WrittenText {
  /** As it was typed: letter case, accents and line ends. Mentions of other people are their names. */
  text: string;
  words: WrittenWord[];
}

const mention = /<at\b[^>]{0,200}>([^<]{0,300})<\/at>/giu;
const leadingMentions = /^(?:\s|&nbsp;|<(?:p|div|span)>|<at\b[^>]{0,200}>[^<]{0,300}<\/at>)+/iu;
/** A word of Latin letters ends where another script begins, so that `add価格表` has two. */
const word = /\p{Script=Latin}[\p{Script=Latin}\p{M}\p{N}]*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;

/**
 * What a person wrote, without the mention of the bot, tags and entities.
 *
 * @param botName how the bot is called, so that its name is also taken off when it was typed by hand.
 */
export function readWritten(message: string, botName: string): WrittenText {
  const isBot = (name: string) => fold(decodeEntities(name)).trim() === fold(botName);
  const named = message
    .replace(leadingMentions, '')
    .replace(mention, (_, name: string) => (isBot(name) ? '' : name));
  const text = toPlainText(named);
  const words = [...text.matchAll(word)].map((found) => ({
    folded: fold(found[0]),
    end: found.index + found[0].length,
  }));
  return { text, words: words[0]?.folded === fold(botName) ? words.slice(1) : words };
}

/** The words of a message that clients may send as HTML. Lines stay lines; what only looks like a tag stays. */
export function toPlainText(html: string): string {
  const plain = html
    .replace(/<br\b[^>]{0,200}>|<\/(?:p|div|li|h[1-6]|blockquote|tr)>/giu, '\n')
    .replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/giu, '');
  return decodeEntities(plain).trim();
}

function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,6}|[a-z]{2,8});/giu, (whole, name: string) => decodeEntity(whole, name));
}

function decodeEntity(whole: string, name: string): string {
  if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
  return entities[name.toLowerCase()] ?? whole;
}
