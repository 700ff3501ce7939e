import { fold } from '../../shared/core/text.ts';

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/**
 * The words of a message as a person meant them: without mentions, tags, entities, invisible letters and pasted
 * formatting, folded to plain lower-case letters.
 *
 * @param botName how the bot is called, so that its name is also taken off when it was typed by hand.
 */
export function toCommandWords(text: string, botName: string): string[] {
  const plain = text
    .replace(/<at\b[^>]*>.*?<\/at>/gisu, ' ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&(#\d{1,6}|[a-z]+);/giu, (whole, name: string) => decodeEntity(whole, name))
    .replace(/[\u200B-\u200F\u2060\uFEFF\u00AD\u202A-\u202E\u2066-\u2069]/gu, '');
  const words = fold(plain)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return words[0] !== undefined && words[0] === fold(botName) ? words.slice(1) : words;
}

function decodeEntity(whole: string, name: string): string {
  if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)));
  return entities[name.toLowerCase()] ?? whole;
}
